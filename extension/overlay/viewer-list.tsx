import { Avatar } from '../avatar/avatar.tsx';
import type { ChapterView } from '../messages/chapter-view.ts';
import { connectionWords } from '../words/connection.ts';
import { overlayWords } from '../words/overlay.ts';
import { peopleWords } from '../words/people.ts';
import { findPeople, SEARCH_FROM } from './find-people.ts';
import { IconButton } from './icon-button.tsx';
import { namesakes } from './namesakes.ts';
import type { Act } from './state.ts';

const FLAG = 'M4.5 14V2.5h7l-2 3 2 3h-7';

/** Px; in lower windows not even a few people fit into the list without scrolling. */
const ALL_FIT_PX = 400;

/**
 * Who is here, by name; and what is the matter where the connection is not live.
 *
 * @param props.onReport called when the learner wants somebody reported
 */
export function ViewerList(props: {
  view: ChapterView;
  query: string;
  act: Act;
  onReport: (personId: string) => void;
}) {
  const { view, query, act, onReport } = props;
  const { connection, count, members, selfId, appearsOffline } = view;
  const searchable = members.length >= SEARCH_FROM;
  const scrolls = searchable || innerHeight < ALL_FIT_PX;
  const found = findPeople(members, query);
  const tails = namesakes(members);
  const unnamed = count - members.length;
  const note = connectionWords.notes[connection];
  return (
    <div class="list">
      <div class="card" data-part="viewer-list">
        {count > 0 && (
          <p class="heading">
            {count === 1 && !appearsOffline ? overlayWords.justYou : peopleWords.countHere(count)}
          </p>
        )}
        {note && <p class="note">{note}</p>}
        {searchable && (
          <input
            type="search"
            aria-label={overlayWords.find}
            placeholder={overlayWords.find}
            value={query}
            onInput={(event) => {
              const { value } = event.currentTarget;
              act(() => ({ query: value }));
            }}
          />
        )}
        {/* What scrolls has to be reachable by keyboard. Rows have no keys, and the list one for what
            stands above it: then nothing has moved, as far as layout shift is concerned. */}
        <ul
          key={`${note}${searchable}`}
          aria-label={overlayWords.people}
          class={searchable ? 'long' : ''}
          tabIndex={scrolls ? 0 : undefined}
        >
          {found.map((member) => (
            <li class={member.away ? 'away' : ''} data-part="viewer" data-user-id={member.id}>
              <Avatar person={member} />
              <bdi class="name" title={member.name}>
                {member.name}
              </bdi>
              {tails.has(member.id) && <span class="quiet">#{tails.get(member.id)}</span>}
              {member.role && <span class="role">{peopleWords.instructor}</span>}
              {member.id === selfId && <span class="quiet">{peopleWords.you}</span>}
              {member.away && (
                <i
                  class="dot"
                  role="img"
                  aria-label={overlayWords.away}
                  title={overlayWords.away}
                />
              )}
              {member.id !== selfId && (
                <IconButton
                  label={overlayWords.report(member.name)}
                  path={FLAG}
                  onClick={() => onReport(member.id)}
                />
              )}
            </li>
          ))}
          {found.length === 0 && query && <li class="quiet">{overlayWords.nobodyFound}</li>}
          {unnamed > 0 && !query && <li class="quiet">{peopleWords.andMore(unnamed)}</li>}
        </ul>
      </div>
    </div>
  );
}
