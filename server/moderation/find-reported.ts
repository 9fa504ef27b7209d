import type { Room } from '../contract/room-channel.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { inRoom } from '../rooms/visited.ts';
import type { Reported } from './reports.ts';

/** Ms since their last visit to a room that somebody can be reported for what they were called there. */
const REPORTED_WITHIN_MS = 24 * 3_600_000;

type Shown = Pick<Reported, 'name' | 'imageUrl'>;

/** Who was in a room, with all that they may be shown with. */
interface Visitor extends Shown {
  givenName: string | null;
}

/** Who stands on a room's roster under an id, or did lately, as others saw them; `null`: nobody. */
export type FindReported = (personId: string, room: Room) => Promise<Reported | null>;

/**
 * Looks among those who visited the room, so that nobody is reported from where they never were.
 *
 * @param parts.shownBehind the learner behind an id of the room, and what others see of them there
 * @param parts.writeVisits has visits written that wait for it: who has just come may be one of them
 */
export function createFindReported(parts: {
  prisma: PrismaClient;
  shownBehind(
    id: string,
    room: Room,
  ): Promise<{ learnerId: string; shown(learner: Visitor): Shown } | null>;
  writeVisits(): Promise<void>;
  now: () => Date;
}): FindReported {
  const { prisma, shownBehind, writeVisits, now } = parts;

  async function visitor(learnerId: string, room: Room): Promise<Visitor | null> {
    const visit = await prisma.courseVisit.findFirst({
      where: {
        ...inRoom(room),
        learnerId,
        lastSeenAt: { gt: new Date(+now() - REPORTED_WITHIN_MS) },
      },
      select: { learner: { select: { name: true, imageUrl: true, givenName: true } } },
    });
    return visit?.learner ?? null;
  }

  return async (personId, room) => {
    const behind = await shownBehind(personId, room);
    if (!behind) return null;
    const { learnerId, shown } = behind;
    let learner = await visitor(learnerId, room);
    if (!learner) {
      await writeVisits();
      learner = await visitor(learnerId, room);
    }
    return learner && { learnerId, ...shown(learner) };
  };
}
