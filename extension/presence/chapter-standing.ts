import type { Person } from '../../server/contract/person.ts';
import type { ChapterUpdate } from '../messages/chapter-update.ts';
import type { Connection } from '../messages/connection.ts';
import type { ChapterPresence } from './chapter-presence.ts';
import { peopleOf } from './people-of.ts';

/** How it stands on a chapter. */
export type ChapterStanding = Omit<ChapterUpdate, 'room' | 'joinToasts'>;

/**
 * How it stands for a learner on a chapter.
 *
 * @param roster none where the chapter is not followed yet
 * @param user `null`: nobody is signed in, as far as is known
 * @param isOffline whether they are seen by nobody there
 */
export function standingOn(
  roster: Pick<ChapterPresence, 'selfId' | 'known' | 'members' | 'count'> | undefined,
  user: Person | null,
  connection: Connection,
  isOffline: boolean,
): ChapterStanding {
  const selfId = roster?.selfId() ?? user?.id ?? null;
  const appearsOffline = user !== null && isOffline;
  const self = user && { id: selfId, user, appearsOffline };
  const people = self && roster?.known() ? peopleOf(roster, self) : null;
  return { connection, selfId, people, appearsOffline };
}
