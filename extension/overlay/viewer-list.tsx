import { Avatar } from '../avatar/avatar.tsx';
import { connectionWords } from '../words/connection.ts';
import { overlayWords } from '../words/overlay.ts';
import { peopleWords } from '../words/people.ts';
import { SEARCH_FROM } from './find-people.ts';
import { IconButton } from './icon-button.tsx';
import { isCrowd, type ListState, rowsDrawn, rowsHigh, rowsOf } from './listed.ts';
import { namesakes } from './namesakes.ts';
import type { Act } from './state.ts';

const FLAG = 'M4.5 14V2.5h7l-2 3 2 3h-7';

/** Px; in lower windows not even a few people fit into the list without scrolling. */
const ALL_FIT_PX = 400;

/** Characters that can be looked for. */
const MAX_QUERY = 100;

/**
 * Who is here, by name, of whom only those are drawn who can be seen and their neighbours; and what is the matter where the connection is not live.
 *
 * @param props.onReport called when the learner wants somebody reported
 */
export function ViewerList(props: {
  state: ListState;
  act: Act;
  onReport: (personId: string) => void;
}) {
  const { state, act, onReport } = props;
  const { view, query, scrolled } = state;
  const { connection, count, members, selfId, appearsOffline } = view;
  const searchable = members.length >= SEARCH_FROM || isCrowd(view);
  const scrolls = searchable || innerHeight < ALL_FIT_PX;
  const found = rowsOf(state);
  const { from, to } = rowsDrawn(found.length, scrolled);
  const tails = namesakes(found);
  const last = lastRow(state, found.length);
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
            maxLength={MAX_QUERY}
            value={query}
            onInput={(event) => {
              const { value } = event.currentTarget;
              act(() => ({ query: value, scrolled: 0 }));
            }}
          />
        )}
        {/* What scrolls has to be reachable by keyboard. Rows have no keys, and the list one for what
            stands above it: then nothing has moved, as far as layout shift is concerned. */}
        <ul
          key={`${note}${searchable}${query}`}
          aria-label={overlayWords.people}
          class={searchable ? 'long' : ''}
          tabIndex={scrolls ? 0 : undefined}
          onScroll={({ currentTarget: { scrollTop } }) => act(() => ({ scrolled: scrollTop }))}
        >
          <Gap rows={from} />
          {found.slice(from, to).map((member, at) => (
            <li
              class={member.away ? 'away' : ''}
              data-part="viewer"
              data-user-id={member.id}
              aria-setsize={found.length}
              aria-posinset={from + at + 1}
            >
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
          <Gap rows={found.length - to} />
          {last && <li class="quiet">{last}</li>}
        </ul>
      </div>
    </div>
  );
}

/** Where rows are that are not drawn. */
function Gap({ rows }: { rows: number }) {
  if (rows === 0) return null;
  return <li aria-hidden="true" style={{ height: rowsHigh(rows), padding: 0 }} />;
}

/** What stands below so many names. */
function lastRow({ view, query, listed }: ListState, rows: number): string {
  const { count, counted } = view;
  if (isCrowd(view)) {
    if (listed?.state === 'failed') return overlayWords.notListed;
    if (listed?.search !== query || listed.state === 'asking') return overlayWords.looking;
    if (listed.next !== null) return '';
  }
  const others = count - rows;
  if (query) return rows === 0 ? overlayWords.nobodyFound : '';
  if (others <= 0) return '';
  return others === counted ? peopleWords.andUnnamed(others) : peopleWords.andMore(others);
}
