import type { ModerationPatch } from '../contract/moderation.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { Outages } from '../health/outages.ts';
import { isErasedId } from '../identity/erased-id.ts';
import { changed, isInForce, NOTHING_TAKEN, type Taken } from './state.ts';

/** Ms after which another server process' acts are known here. */
export const KNOWN_AFTER_MS = 500;
/** People of whom something is taken; whoever is beyond is as if nothing were. */
const CAPACITY = 20_000;
const DAY_MS = 24 * 3_600_000;

/** What is taken from people. */
export interface Moderations {
  /** What is taken from somebody, as it was within the last half second. */
  of(learnerId: string): Promise<Taken>;
  /** Changes that, and gives what it is then. */
  change(learnerId: string, patch: ModerationPatch, changedBy: string): Promise<Taken>;
}

/**
 * Keeps it in the database under a hash of each learner's id, so that it outlives an erasure; and in memory,
 * since each request asks for it. Of a database that is away, what was known last counts.
 *
 * @param parts.isShared whether other server processes change it, too
 * @param parts.subjectOf the hash, which stands for a learner who was erased, as well
 * @param parts.monotonic ms of a clock that nobody sets
 */
export function createModerations(parts: {
  prisma: PrismaClient;
  subjectOf(learnerId: string): string;
  isShared: boolean;
  now: () => Date;
  monotonic: () => number;
  outages: Pick<Outages, 'isDown'>;
  noteFailure: NoteFailure;
}): Moderations {
  const { prisma, subjectOf, isShared, now, monotonic, outages, noteFailure } = parts;
  let known = new Map<string, Taken & { seenAt: Date }>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const startedAt = monotonic();
    const rows = await prisma.moderation.findMany({ take: CAPACITY, orderBy: { seenAt: 'desc' } });
    known = new Map(rows.map((row) => [row.subject, row]));
    readAt = startedAt;
  }

  async function refresh(): Promise<void> {
    // One that hangs answers nobody for seconds.
    if (outages.isDown('database')) return;
    const age = monotonic() - readAt;
    if (isShared ? age <= KNOWN_AFTER_MS : readAt !== Number.NEGATIVE_INFINITY) return;
    reading ??= read()
      .catch((error: unknown) => noteFailure(error, 'what was taken from people was not read'))
      .finally(() => {
        reading = null;
      });
    await reading;
  }

  const subject = (learnerId: string) => (isErasedId(learnerId) ? learnerId : subjectOf(learnerId));

  /** Once a day: it is kept for as long as they come here. */
  function noteSeen(of: string, { seenAt }: { seenAt: Date }): void {
    if (+now() - +seenAt < DAY_MS) return;
    const found = known.get(of);
    if (found) found.seenAt = now();
    prisma.moderation
      .updateMany({ where: { subject: of }, data: { seenAt: now() } })
      .catch((error: unknown) => noteFailure(error, 'who was moderated was not noted'));
  }

  return {
    async of(learnerId) {
      await refresh();
      if (known.size === 0) return NOTHING_TAKEN;
      const of = subject(learnerId);
      const found = known.get(of);
      if (!found) return NOTHING_TAKEN;
      noteSeen(of, found);
      return found;
    },
    async change(learnerId, patch, changedBy) {
      const of = subject(learnerId);
      const row = await prisma.moderation.findUnique({ where: { subject: of } });
      const taken = changed(row ?? NOTHING_TAKEN, patch, now());
      const { nameTaken, pictureTaken, isBarred, barredUntil } = taken;
      if (isInForce(taken, now())) {
        const state = { nameTaken, pictureTaken, isBarred, barredUntil, changedBy };
        const data = { ...state, changedAt: now(), seenAt: now() };
        await prisma.moderation.upsert({
          where: { subject: of },
          create: { subject: of, ...data },
          update: data,
        });
        known.set(of, { ...taken, seenAt: now() });
      } else {
        await prisma.moderation.deleteMany({ where: { subject: of } });
        known.delete(of);
      }
      return taken;
    },
  };
}
