import type { Room } from '../contract/room-channel.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { Outages } from '../health/outages.ts';
import type { SignedInPerson } from '../identity/person.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { CourseCaps } from './course-caps.ts';
import { createVisitBuffer, type SeenBatch } from './visit-buffer.ts';
import type { WriteVisits } from './write-visits.ts';

/** Ms between two statements. */
const WRITE_EVERY_MS = 2_000;
/** Learners of one statement. */
const AT_ONCE = 2_000;
/** Rooms of a learner that one look at their visits gives. */
const MAX_ROOMS = 200;

/** Who was seen, and which rooms they visited: later the audience of a push. */
export interface Visits {
  /** Notes that `person` is here now, and so may stay connected for a while, in `room` where it is one. */
  note(person: SignedInPerson, room: Room | null): void;
  /** The same, and has it written: their row is there, and where they are. */
  ensureLearner(person: SignedInPerson): Promise<void>;
  /** The rooms that a learner visited since then: the latest 200. */
  roomsSince(learnerId: string, since: Date): Promise<Room[]>;
  /** Writes what waits. Throws where the database does not answer; all of it goes on to wait then. */
  write(): Promise<void>;
  /** Drops what waits to be written of a learner. */
  forget(learnerId: string): void;
  /** Writes every 2 s from now on. */
  start(): void;
  /** Writes what waits, for the last time. */
  stop(): Promise<void>;
}

/**
 * Keeps learners and their visits in `prisma`, one row a learner and one a learner's room. What is noted
 * waits in memory for the next statement, up to 2 s, and while the database does not answer until it does.
 *
 * @param parts.isErased whether a learner was erased after they were seen
 */
export function createVisits(parts: {
  prisma: PrismaClient;
  rooms: Pick<Rooms, 'forget'>;
  writeVisits: WriteVisits;
  caps: CourseCaps;
  isErased(learnerId: string, seenAt: Date): boolean;
  now: () => Date;
  outages: Pick<Outages, 'report'>;
  noteFailure: NoteFailure;
}): Visits {
  const { prisma, rooms, writeVisits, caps, isErased, now, outages, noteFailure } = parts;
  const buffer = createVisitBuffer();
  let timer: ReturnType<typeof setInterval> | undefined;
  let writing: Promise<void> | null = null;
  let droppedBefore = 0;

  /** What the database refuses in one batch it takes in two, but for what is wrong. */
  async function writeParts(batch: SeenBatch): Promise<void> {
    const parts = [batch];
    for (let part = parts.shift(); part; part = parts.shift()) {
      try {
        await writeVisits(part);
      } catch (error) {
        if (outages.report(error) === 'database') {
          for (const waiting of [part, ...parts]) buffer.putBack(waiting);
          throw error;
        }
        // A room's row may have been deleted since it was read.
        rooms.forget();
        if (part.learners.length > 1) parts.unshift(...halves(part));
        else if (part === batch) parts.push({ ...part });
        else noteFailure(error, 'a visit was not recorded');
      }
    }
  }

  async function writeAll(): Promise<void> {
    for (let left = buffer.size; left > 0; left -= AT_ONCE) {
      const { learners, visits } = buffer.take(AT_ONCE);
      await writeParts({
        learners: learners.filter(({ id, lastSeenAt }) => !isErased(id, lastSeenAt)),
        visits: visits.filter(({ learnerId, lastSeenAt }) => !isErased(learnerId, lastSeenAt)),
      });
    }
    const dropped = buffer.dropped - droppedBefore;
    if (dropped > 0) noteFailure(new Error(`${dropped} visits`), 'visits were dropped unwritten');
    droppedBefore = buffer.dropped;
  }

  async function write(): Promise<void> {
    // What was added while one is under way is of the next.
    await writing?.catch(() => undefined);
    writing ??= writeAll().finally(() => {
      writing = null;
    });
    await writing;
  }

  function note({ id, name, imageUrl, givenName }: SignedInPerson, room: Room | null): void {
    const seen = { id, name, imageUrl, ...(givenName && { givenName }), lastSeenAt: now() };
    buffer.add(seen, room && caps.allows(id, room) ? room : null);
  }

  const writeInTime = () => {
    if (!writing) void write().catch((error: unknown) => noteFailure(error, 'visits wait'));
  };

  return {
    note,
    async ensureLearner(person) {
      note(person, null);
      await write();
    },
    async roomsSince(learnerId, since) {
      const latest = await prisma.courseVisit.findMany({
        where: { learnerId, lastSeenAt: { gt: since } },
        orderBy: { lastSeenAt: 'desc' },
        take: MAX_ROOMS,
        select: { room: { select: { chapter: true, course: true } } },
      });
      const written = latest.map(({ room: { chapter, course } }) => ({
        site: course.site,
        course: course.course,
        chapter,
      }));
      return [...buffer.roomsOf(learnerId), ...written];
    },
    write,
    forget: buffer.forget,
    start() {
      timer = setInterval(writeInTime, WRITE_EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await write().catch((error: unknown) => noteFailure(error, 'visits were not recorded'));
    },
  };
}

function halves({ learners, visits }: SeenBatch): SeenBatch[] {
  const middle = Math.ceil(learners.length / 2);
  return [learners.slice(0, middle), learners.slice(middle)]
    .filter((part) => part.length > 0)
    .map((part) => {
      const ids = new Set(part.map(({ id }) => id));
      return { learners: part, visits: visits.filter(({ learnerId }) => ids.has(learnerId)) };
    });
}
