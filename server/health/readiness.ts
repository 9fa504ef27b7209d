import type { Logger } from 'pino';
import type { Outages } from './outages.ts';
import type { Probe } from './probe.ts';

/** Ms that an answer is good for, however many ask. */
const FRESH_MS = 5_000;

/** Whether the server can do its work: all of it, some of it, or none. */
export interface Readiness {
  status: 'ready' | 'degraded' | 'unready';
  /** Names of what can't be reached. */
  unreachable: string[];
}

/** What the server works with, by name. */
export interface Probes {
  /** Without any of these it can do nothing. */
  required: Readonly<Record<string, Probe>>;
  /** Without these it still does a part. */
  optional: Readonly<Record<string, Probe>>;
}

/**
 * Looks whether everything can be reached, at most once in 5 s: who asks all the time costs nothing.
 * An outage that nobody has noted yet is noted.
 *
 * @param monotonic ms of a clock that is never set
 */
export function createReadiness(
  { required, optional }: Probes,
  outages: Pick<Outages, 'report'>,
  log: Pick<Logger, 'warn'>,
  monotonic: () => number = () => performance.now(),
): () => Promise<Readiness> {
  let looked: Promise<Readiness> | null = null;
  let lookedAt = 0;

  async function look(): Promise<Readiness> {
    const outcomes = await Promise.all(
      Object.entries({ ...required, ...optional }).map(async ([name, probe]) => ({
        name,
        failure: await probe().then(
          () => null,
          (error: unknown) => ({ error }),
        ),
      })),
    );
    const lost = outcomes.filter(({ failure }) => failure !== null);
    for (const { name, failure } of lost) {
      if (outages.report(failure?.error) === null) {
        log.warn({ err: failure?.error, unreachable: name }, 'not ready');
      }
    }
    const unreachable = lost.map(({ name }) => name);
    if (unreachable.length === 0) return { status: 'ready', unreachable };
    const isUnready = unreachable.some((name) => name in required);
    return { status: isUnready ? 'unready' : 'degraded', unreachable };
  }

  return () => {
    if (looked === null || monotonic() - lookedAt >= FRESH_MS) {
      lookedAt = monotonic();
      looked = look();
    }
    return looked;
  };
}
