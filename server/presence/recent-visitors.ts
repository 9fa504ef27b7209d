import type { PrismaClient } from '../database/generated/client.ts';
import { roomName } from '../sites/group-channel.ts';

/** Ms that a visit counts: a browser is authorised anew well within. */
const RECENT_MS = 24 * 3_600_000;
/** Learners that are looked at, the latest: beyond them nobody is on a channel. */
const MAX_VISITORS = 10_000;

/**
 * The learners who were in the room of a channel within the last day.
 *
 * @param parts.writeVisits has visits written that wait for it: who has just come may be one of them
 */
export function createRecentVisitors(parts: {
  prisma: PrismaClient;
  writeVisits(): Promise<void>;
  now: () => Date;
}): (channel: string) => Promise<string[]> {
  const { prisma, writeVisits, now } = parts;
  return async (channel) => {
    await writeVisits();
    const visits = await prisma.courseVisit.findMany({
      where: {
        room: { channel: roomName(channel) },
        lastSeenAt: { gt: new Date(+now() - RECENT_MS) },
      },
      orderBy: { lastSeenAt: 'desc' },
      take: MAX_VISITORS,
      select: { learnerId: true },
    });
    return [...new Set(visits.map(({ learnerId }) => learnerId))];
  };
}
