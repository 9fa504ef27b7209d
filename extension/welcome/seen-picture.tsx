import type { Person } from '../../server/contract/person.ts';
import type { Visibility } from '../../server/contract/visibility.ts';
import { Avatar } from '../avatar/avatar.tsx';
import { AvatarStack } from '../avatar/avatar-stack.tsx';
import { peopleWords } from '../words/people.ts';
import { Sentence } from '../words/sentence.tsx';
import { welcomeWords } from '../words/welcome.ts';

const ANA: Person = { id: 'ana', name: welcomeWords.ana, imageUrl: null };
const BEN: Person = { id: 'ben', name: welcomeWords.ben, imageUrl: null, role: 'instructor' };

/** What others see of somebody on a roster; `null`: no line of their own. */
function shown(self: Person, level: Visibility): Person | null {
  if (level === 'name') return self;
  if (level !== 'first-name') return null;
  return { id: self.id, name: self.name.split(' ', 1)[0] ?? self.name, imageUrl: null };
}

/** The overlay as Ana sees it, with the learner in it as far as they are seen at that level. */
export function SeenPicture(props: { self: Person | null; level: Visibility }) {
  const { level } = props;
  const self = props.self ?? { id: 'self', name: welcomeWords.yourName, imageUrl: null };
  const line = shown(self, level);
  const named = [BEN, ...(line ? [line] : [])];
  const others = 1 + Number(level !== 'offline');
  return (
    <div class="picture" role="img" aria-label={welcomeWords.picture}>
      <div aria-hidden="true">
        <div class="card banner live">
          <i class="dot" />
          <AvatarStack people={named} most={3} total={others} />
          <Sentence phrase={peopleWords.hereToo(named, others)} />
        </div>
        <i class="text" />
        <i class="text" />
        <i class="text short" />
        <div class="card list">
          <p class="heading">{peopleWords.countHere(1 + others)}</p>
          <ul>
            {[ANA, ...named].map((person) => (
              <li key={person.id} data-part={person === line ? 'as-seen' : undefined}>
                <Avatar person={person} />
                <bdi class="name">{person.name}</bdi>
                {person.role && <span class="role">{peopleWords.instructor}</span>}
              </li>
            ))}
            {level === 'counted' && <li class="quiet">{peopleWords.andMore(1)}</li>}
          </ul>
        </div>
        <div class="card pill live">
          <b>{1 + others}</b>
          <i class="dot" />
        </div>
      </div>
    </div>
  );
}
