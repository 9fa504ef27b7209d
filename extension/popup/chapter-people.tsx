import { Avatar } from '../avatar/avatar.tsx';
import type { ChapterView } from '../messages/chapter-view.ts';
import { connectionWords } from '../words/connection.ts';
import { fullCount } from '../words/count.ts';
import { peopleWords } from '../words/people.ts';
import { popupWords } from '../words/popup.ts';

/** With more than these the list scrolls. */
const ROWS = 5;

/** Who is on the chapter in the tab under the popup. */
export function ChapterPeople({ chapter }: { chapter: ChapterView }) {
  const { members, count, selfId, connection } = chapter;
  const unnamed = count - members.length;
  return (
    <section>
      <h2>
        {popupWords.onThisChapter} {count > 0 && <span class="quiet">{fullCount(count)}</span>}
      </h2>
      {members.length === 0 ? (
        <p class="quiet">{connectionWords.notes[connection]}</p>
      ) : (
        // What scrolls has to be reachable by keyboard.
        <ul tabIndex={members.length > ROWS ? 0 : undefined}>
          {members.map((member) => (
            <li key={member.id} data-part="viewer" data-user-id={member.id}>
              <Avatar person={member} />
              <bdi class="name" title={member.name}>
                {member.name}
              </bdi>
              {member.role && <span class="role">{peopleWords.instructor}</span>}
              {member.id === selfId && <span class="quiet">{peopleWords.you}</span>}
            </li>
          ))}
          {unnamed > 0 && <li class="quiet">{peopleWords.andMore(unnamed)}</li>}
        </ul>
      )}
    </section>
  );
}
