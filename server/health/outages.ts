import type { Logger } from 'pino';
import { describeFailure } from '../log/describe-failure.ts';
import { type Dependency, dependencyOf } from './dependency-of.ts';
import type { Probe } from './probe.ts';

/** Ms between two looks whether a dependency is back. */
const LOOK_EVERY_MS = 2_000;
/** Ms from a failure to the first look: whatever it was may be over at once. */
const FIRST_LOOK_MS = 500;

/** Says when a dependency stops answering and when it answers again: each once, however many calls fail. */
export interface Outages {
  /**
   * Notes a failure, where a dependency caused it.
   *
   * @returns which one; `null` where it was something else, that nobody has been told yet
   */
  report(error: unknown): Dependency | null;
  /** Whether it was looked at, and does not answer: a call would only wait for it. */
  isDown(dependency: Dependency): boolean;
  /** Looks no more, and tells of nothing more. */
  stop(): void;
}

interface Outage {
  since: number;
  failures: number;
  /** Whether a look has found it gone. */
  confirmed: boolean;
}

/**
 * @param options.probes resolve where the dependency answers
 * @param options.now ms, of a clock that only goes forward
 */
export function createOutages(options: {
  probes: Record<Dependency, Probe>;
  log: Pick<Logger, 'warn' | 'info'>;
  now: () => number;
}): Outages {
  const { probes, log, now } = options;
  const outages = new Map<Dependency, Outage>();
  let timers = new Set<NodeJS.Timeout>();
  let isStopped = false;

  function lookAfter(dependency: Dependency, outage: Outage, delayMs: number): void {
    const timer = setTimeout(async () => {
      timers.delete(timer);
      try {
        await probes[dependency]();
        outages.delete(dependency);
        const seconds = Math.round((now() - outage.since) / 1000);
        log.info(
          { dependency, seconds, failures: outage.failures },
          `${nameOf(dependency)} answers again`,
        );
      } catch {
        outage.confirmed = true; // it was told when it began
        lookAfter(dependency, outage, LOOK_EVERY_MS);
      }
    }, delayMs);
    timer.unref();
    timers.add(timer);
  }

  return {
    report(error) {
      const dependency = dependencyOf(error);
      // What fails while the server lets go of everything is no outage.
      if (dependency === null || isStopped) return dependency;
      const known = outages.get(dependency);
      if (known) {
        known.failures += 1;
        return dependency;
      }
      const outage = { since: now(), failures: 1, confirmed: false };
      outages.set(dependency, outage);
      log.warn(
        { dependency, reason: describeFailure(error) },
        `${nameOf(dependency)} does not answer`,
      );
      lookAfter(dependency, outage, FIRST_LOOK_MS);
      return dependency;
    },
    isDown: (dependency) => outages.get(dependency)?.confirmed ?? false,
    stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers = new Set();
    },
  };
}

function nameOf(dependency: Dependency): string {
  return dependency === 'database' ? 'the database' : 'Channels';
}
