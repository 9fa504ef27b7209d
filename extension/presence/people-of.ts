import type { Person } from '../../server/contract/person.ts';
import type { ChapterUpdate } from '../messages/chapter-update.ts';
import type { ChapterPresence } from './chapter-presence.ts';

/** People whom a page is told of by name: it asks for the others where it lists them. */
export const MAX_MEMBERS = 100;

/**
 * The people of a roster as the learner is shown them, the first {@link MAX_MEMBERS} by name: what a page is told
 * with each who joins does not grow with the room. Of who is only counted others see no name; oneself one
 * knows. Whoever appears offline is not one of those who are here, whatever was known before.
 */
export function peopleOf(
  roster: Pick<ChapterPresence, 'members' | 'count'>,
  self: { id: string | null; user: Person; appearsOffline: boolean },
): NonNullable<ChapterUpdate['people']> {
  const everybody = roster.members(self.id);
  const all = everybody.filter(({ id }) => !self.appearsOffline || id !== self.id);
  const members = all
    .map((member) =>
      member.id === self.id && !member.name
        ? { ...member, name: self.user.name, imageUrl: self.user.imageUrl }
        : member,
    )
    .filter(({ name }) => name);
  const counted = all.length - members.length;
  const first = members.slice(0, MAX_MEMBERS);
  return { members: first, counted, count: roster.count() - (everybody.length - all.length) };
}
