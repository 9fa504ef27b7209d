import type { Member } from '../contract/member.ts';
import { usableName } from '../contract/name.ts';
import { INSTRUCTOR } from '../contract/person.ts';
import type { SignedInPerson } from '../identity/person.ts';
import type { Seen } from './room-id.ts';

/**
 * What is signed of `person` for a room's channel, as others there see it: of who is only counted, nothing.
 *
 * @param as.id theirs on that channel
 * @param as.since the beginning of their visit, in ms since the epoch
 */
export function shownMember(
  person: SignedInPerson,
  as: { id: string; seen: Seen; teaches: boolean; since: number },
): Member | null {
  const { id, seen, teaches, since } = as;
  if (seen === 'counted') return null;
  const isFull = seen === 'name';
  return {
    id,
    name: isFull ? person.name : firstNameOf(person),
    imageUrl: isFull ? person.imageUrl : null,
    ...(teaches && { role: INSTRUCTOR }),
    since,
  };
}

/** What a person is called who does not show their full name. */
export function firstNameOf({
  name,
  givenName,
}: {
  name: string;
  givenName?: string | null;
}): string {
  const [first = name] = name.split(' ');
  return usableName(givenName ?? '') || first;
}
