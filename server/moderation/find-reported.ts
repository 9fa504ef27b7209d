import type { Room } from '../contract/room-channel.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { inRoom } from '../rooms/visited.ts';
import type { Reported } from './reports.ts';

/** Ms since their last visit to a room that somebody can be reported for what they were called there. */
const REPORTED_WITHIN_MS = 24 * 3_600_000;

/** Who stands on a room's roster under an id, or did lately, as others saw them; `null`: nobody. */
export type FindReported = (personId: string, room: Room) => Promise<Reported | null>;

/**
 * Looks among those who visited the room, so that nobody is reported from where they never were.
 *
 * @param parts.writeVisits has visits written that wait for it: who has just come may be one of them
 */
export function createFindReported(parts: {
  prisma: PrismaClient;
  writeVisits(): Promise<void>;
  now: () => Date;
}): FindReported {
  const { prisma, writeVisits, now } = parts;

  async function visitor(learnerId: string, room: Room): Promise<Reported | null> {
    const visit = await prisma.courseVisit.findFirst({
      where: {
        ...inRoom(room),
        learnerId,
        lastSeenAt: { gt: new Date(+now() - REPORTED_WITHIN_MS) },
      },
      select: { learner: { select: { name: true, imageUrl: true } } },
    });
    return visit && { learnerId, ...visit.learner };
  }

  return async (personId, room) => {
    const found = await visitor(personId, room);
    if (found) return found;
    await writeVisits();
    return visitor(personId, room);
  };
}
