import pLimit from 'p-limit';
import { decision } from '../access/decision.ts';
import type { Enrolment } from '../access/enrolment.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { inRoom } from '../rooms/visited.ts';
import type { RoomViewers } from './room-viewers.ts';
import type { VisibilityIn } from './visibility-in.ts';

/** Ms since somebody asked who is in a room that they are there: who appears offline asks each 72 s at the latest. */
const READS_MS = 90_000;
/** Learners who are looked at, the latest. */
const MAX_READERS = 2_000;
/** Questions to the database at once. */
const AT_ONCE = 5;

/**
 * Who reads a room and appears offline there: on its channel they are not, but they ask for its roster, and
 * each time that is a visit.
 *
 * @param parts.enrolments what lists say of some learners, by learner
 * @param parts.writeVisits has visits written that wait for it
 */
export function createUnseenReaders(parts: {
  prisma: PrismaClient;
  sites: readonly SiteRule[];
  enrolments(learnerIds: string[]): Promise<Map<string, Enrolment[]>>;
  visibilityIn: VisibilityIn;
  writeVisits(): Promise<void>;
  now: () => Date;
}): RoomViewers {
  const { prisma, sites, enrolments, visibilityIn, writeVisits, now } = parts;
  return async (room) => {
    await writeVisits();
    const visits = await prisma.courseVisit.findMany({
      where: { ...inRoom(room), lastSeenAt: { gt: new Date(+now() - READS_MS) } },
      orderBy: { lastSeenAt: 'desc' },
      take: MAX_READERS,
      select: { learnerId: true },
    });
    const ids = visits.map(({ learnerId }) => learnerId);
    const listed = await enrolments(ids);
    const limit = pLimit(AT_ONCE);
    const isUnseen = async (id: string) => {
      const known = { enrolments: listed.get(id) ?? [], now: now() };
      const decided = decision({ role: 'learner', courses: [] }, room, sites, known);
      return (await visibilityIn(id, room, decided)) === 'offline' ? [id] : [];
    };
    return (await Promise.all(ids.map((id) => limit(isUnseen, id)))).flat();
  };
}
