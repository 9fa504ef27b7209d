import type { Erasure, Prisma } from '../database/generated/client.ts';
import type { SessionClaims } from '../identity/session-claims.ts';
import type { ErasedIdOf } from './erased-id-of.ts';

/** Ms between two looks for what other server processes erased. */
const LOOK_EVERY_MS = 5_000;
/** Ms that a look goes back before the latest that is known: clocks of processes differ. */
const OVERLAP_MS = 60_000;
/** Erasures that are known at a time, the latest: some 20 MB. */
const MAX_KNOWN = 100_000;

/** Erased learners, of whom sessions may live that began before. */
export interface Erasures {
  /** Whether a token is of a session from before its learner was erased. */
  refuses(claims: Pick<SessionClaims, 'sub' | 'iat' | 'fva'>): boolean;
  /**
   * Refuses from now on whatever a learner signed in to before, and has it written down with what `erase`
   * does; where that fails nothing is refused.
   *
   * @returns until when tokens and rows count as from before
   */
  note(learnerId: string, erase: (mark: Mark) => Promise<void>): Promise<Date>;
  /** Learns what the database knows. */
  look(): Promise<void>;
}

/** An erasure, to be written down with the rest of it. */
export interface Mark {
  /** Until when tokens and rows count as from before. */
  settledAt: Date;
  write(transaction: Prisma.TransactionClient): Promise<void>;
}

/**
 * Remembers whom was erased: a token by itself is good until it expires, and a session at Clerk brings new
 * ones for weeks; either would make the learner known again, whom nobody had asked.
 *
 * @param parts.read gives those since then (`null`: ever), `take` at the most, the latest first
 * @param parts.settleMs how long after an erasure a token may still be of before: until every process knows,
 * whatever the issuer's clock shows
 */
export function createErasures(parts: {
  read(since: Date | null, take: number): Promise<Erasure[]>;
  erasedIdOf: ErasedIdOf;
  settleMs: number;
  now: () => Date;
}): Erasures {
  const { read, erasedIdOf, settleMs, now } = parts;
  /** When each was erased, in ms since the epoch. */
  const known = new Map<string, number>();
  let latest: number | null = null;

  function add(subject: string, erasedAt: number): void {
    known.delete(subject);
    known.set(subject, erasedAt);
    const [first] = known.keys();
    if (known.size > MAX_KNOWN && first !== undefined) known.delete(first);
  }

  return {
    refuses({ sub, iat, fva }) {
      if (known.size === 0) return false;
      const erasedAt = known.get(erasedIdOf(sub));
      if (erasedAt === undefined) return false;
      // It says whole seconds: any part of its last one counts for it.
      if (iat * 1_000 + 999 < erasedAt + settleMs) return true;
      const signedInAgo = fva?.[0] ?? -1;
      return signedInAgo >= 0 && iat * 1_000 - signedInAgo * 60_000 < erasedAt;
    },
    async note(learnerId, erase) {
      const subject = erasedIdOf(learnerId);
      const before = known.get(subject);
      const erasedAt = now();
      const settledAt = new Date(erasedAt.getTime() + settleMs);
      add(subject, erasedAt.getTime());
      try {
        await erase({
          settledAt,
          async write(transaction) {
            await transaction.erasure.upsert({
              where: { subject },
              create: { subject, erasedAt },
              update: { erasedAt },
            });
          },
        });
      } catch (error) {
        known.delete(subject);
        if (before !== undefined) add(subject, before);
        throw error;
      }
      return settledAt;
    },
    async look() {
      const since = latest === null ? null : new Date(latest - OVERLAP_MS);
      const found = await read(since, MAX_KNOWN);
      for (const { subject, erasedAt } of found.reverse()) {
        add(subject, Math.max(erasedAt.getTime(), known.get(subject) ?? 0));
        latest = Math.max(latest ?? 0, erasedAt.getTime());
      }
    },
  };
}

/** Keeps up with other server processes, until it is disposed of. */
export function followErasures(
  erasures: Pick<Erasures, 'look'>,
  onFailure: (error: unknown) => void,
): Disposable {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void erasures
      .look()
      .catch(onFailure)
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_EVERY_MS);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
