import type { Logger } from 'pino';
import type { PrismaClient } from '../database/generated/client.ts';
import type { Outages } from '../health/outages.ts';
import type { LearnerChannel } from './learner-channel.ts';

/**
 * Ms that a learner may stay connected after the last request with a session token that was accepted.
 * The extension makes one each 10 to 15 minutes at the latest, and tries again within two.
 */
export const LEASE_MS = 20 * 60_000;

/** Ms between two looks for those whose time is over. */
const SWEEP_EVERY_MS = 60_000;
/** Learners whose connections one look ends, and how many of them at once. */
const MAX_ENDED = 500;
const AT_ONCE = 10;

/** Ends connections whose learner has not shown for long that they still are signed in. */
export interface PresenceLease {
  /** Ends those whose time is over, 500 at most. Gives how many. */
  sweep(): Promise<number>;
  /** Looks each minute from now on. */
  start(): void;
  /** Waits for a look under way. */
  stop(): Promise<void>;
}

/**
 * Takes from the database until when each learner is authorised, so that a request to any server process
 * counts and one of them ends what is over.
 */
export function createPresenceLease(parts: {
  prisma: PrismaClient;
  channel: Pick<LearnerChannel, 'endConnections'>;
  now: () => Date;
  log: Pick<Logger, 'warn'>;
  outages: Pick<Outages, 'report'>;
}): PresenceLease {
  const { prisma, channel, now, log, outages } = parts;
  let timer: ReturnType<typeof setInterval> | undefined;
  let sweeping: Promise<unknown> | null = null;

  /** Whether this process was the one to end them. */
  async function end(id: string): Promise<boolean> {
    const over = { lte: now() };
    // Of several processes one takes each; who has come back meanwhile is none any more.
    const taken = await prisma.learner.updateMany({
      where: { id, presenceEndsAt: over },
      data: { presenceEndsAt: null },
    });
    if (taken.count === 0) return false;
    try {
      await channel.endConnections(id);
      return true;
    } catch (error) {
      await prisma.learner.updateMany({
        where: { id, presenceEndsAt: null },
        data: { presenceEndsAt: now() },
      });
      throw error;
    }
  }

  async function sweep(): Promise<number> {
    const over = await prisma.learner.findMany({
      where: { presenceEndsAt: { lte: now() } },
      orderBy: { presenceEndsAt: 'asc' },
      take: MAX_ENDED,
      select: { id: true },
    });
    let ended = 0;
    for (let first = 0; first < over.length; first += AT_ONCE) {
      const ending = over.slice(first, first + AT_ONCE).map(({ id }) => end(id));
      ended += (await Promise.all(ending)).filter(Boolean).length;
    }
    return ended;
  }

  function look(): void {
    sweeping ??= sweep()
      .catch((error: unknown) => {
        if (!outages.report(error)) log.warn({ err: error }, 'connections could not be ended');
      })
      .finally(() => {
        sweeping = null;
      });
  }

  return {
    sweep,
    start() {
      timer = setInterval(look, SWEEP_EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}
