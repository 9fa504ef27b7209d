import type { Person } from '../../server/contract/person.ts';
import { shortCount } from '../words/count.ts';
import { Avatar } from './avatar.tsx';

/**
 * The first people's avatars, overlapping.
 *
 * @param props.total of whom the rest are counted as "+N"; without it they are left out
 */
export function AvatarStack(props: { people: readonly Person[]; most: number; total?: number }) {
  const shown = props.people.slice(0, props.most);
  const rest = (props.total ?? 0) - shown.length;
  return (
    <span class="stack" aria-hidden="true">
      {shown.map((person) => (
        <Avatar person={person} title={person.name} />
      ))}
      {rest > 0 && (
        <span class="overflow" data-part="avatar-overflow">
          +{shortCount(rest)}
        </span>
      )}
    </span>
  );
}
