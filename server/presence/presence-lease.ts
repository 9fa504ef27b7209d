import type { PrismaClient } from '../database/generated/client.ts';
import type { Outages } from '../health/outages.ts';
import type { FailureLog } from '../log/limit-repeats.ts';
import { createEndingPause } from './ending-pause.ts';
import type { LearnerChannel } from './learner-channel.ts';

/** Ms between two looks for those whose time is over. */
const SWEEP_EVERY_MS = 60_000;
/** Learners whose connections one look ends, and how many of them at once. */
const MAX_ENDED = 500;
const AT_ONCE = 10;

/** Ends connections whose learner has not shown for long that they still are signed in. */
export interface PresenceLease {
  /** Ends those whose time is over, 500 at most. Gives how many. */
  sweep(): Promise<number>;
  /**
   * Has the database know who has shown it in this process, and sweeps, unless leases may only look over: see
   * {@link createEndingPause}.
   *
   * @returns how many were ended
   */
  look(): Promise<number>;
  /** Looks each minute from now on. */
  start(): void;
  /** Waits for a look under way. */
  stop(): Promise<void>;
}

/**
 * Takes from the database until when each learner is authorised, so that a request to any server process
 * counts and one of them ends what is over. What another process has not written yet is 2 s old at the most
 * while the database answers, and a lease 3 minutes longer than a browser takes to renew it.
 *
 * @param parts.writeVisits writes what this process knows of who was seen
 */
export function createPresenceLease(parts: {
  prisma: PrismaClient;
  channel: Pick<LearnerChannel, 'endConnections'>;
  writeVisits(): Promise<void>;
  now: () => Date;
  /** Ms of a clock that nobody sets. */
  monotonic: () => number;
  log: Pick<FailureLog, 'warn'>;
  outages: Pick<Outages, 'report'>;
}): PresenceLease {
  const { prisma, channel, writeVisits, now, monotonic, log, outages } = parts;
  const pause = createEndingPause({ now, monotonic });
  let timer: ReturnType<typeof setInterval> | undefined;
  let looking: Promise<number> | null = null;

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
      // All of them, also where one fails: nothing goes on unseen.
      const outcomes = await Promise.allSettled(ending);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') throw outcome.reason;
        if (outcome.value) ended += 1;
      }
    }
    return ended;
  }

  async function saveAndSweep(): Promise<number> {
    try {
      await writeVisits();
      return pause.isOn() ? 0 : await sweep();
    } catch (error) {
      if (outages.report(error)) pause.begin();
      else log.warn({ err: error }, 'connections could not be ended');
      return 0;
    }
  }

  function look(): Promise<number> {
    looking ??= saveAndSweep().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    sweep,
    look,
    start() {
      timer = setInterval(() => void look(), SWEEP_EVERY_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
