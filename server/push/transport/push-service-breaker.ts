import {
  type Admission,
  admit,
  afterFailure,
  type BreakerState,
  CLOSED,
  type EndpointFailure,
  MAX_OPEN_MS,
} from './breaker-state.ts';

/** Push services that are remembered; the list of hosts has wildcards, and whoever subscribes fills them in. */
const MAX_ORIGINS = 1_000;

/**
 * A circuit breaker for each push service, by origin: what several deliveries learn spares the others.
 *
 * @see https://learn.microsoft.com/azure/architecture/patterns/circuit-breaker
 */
export interface PushServiceBreaker {
  /** Ms that a message to `origin` has to wait, or 0 where it may go. Whoever gets 0 must report what came of it. */
  waitMs(origin: string): number;
  /** Ms that `origin` is going to be left alone for: as {@link waitMs}, and nothing is going to be sent. */
  openMs(origin: string): number;
  /** An endpoint of `origin` failed, or asked for another try. */
  failed(origin: string, failure: EndpointFailure): void;
  /** An endpoint of `origin` answered as it should. */
  worked(origin: string): void;
  /** Takes over what was learnt elsewhere: `origin` is to be left alone for `ms` from now. */
  learn(origin: string, ms: number): void;
}

/** Is told of each circuit that opens, and for how many ms. */
export type OpeningListener = (origin: string, ms: number) => void;

/**
 * Keeps the circuits in memory: each sending thread counts by itself, and is told of the others' openings.
 *
 * @param now ms of a monotonic clock
 * @param random 0 to 1
 * @param onOpen called when a circuit opens here
 */
export function createPushServiceBreaker(
  now: () => number,
  random: () => number,
  onOpen?: OpeningListener,
): PushServiceBreaker {
  const states = new Map<string, BreakerState>();

  function setState(origin: string, state: BreakerState): void {
    states.delete(origin);
    states.set(origin, state);
    const [oldest] = states.keys();
    if (states.size > MAX_ORIGINS && oldest !== undefined) states.delete(oldest);
  }

  function admission(origin: string): Admission {
    return admit(states.get(origin) ?? CLOSED, now());
  }

  return {
    waitMs(origin) {
      const admitted = admission(origin);
      if (admitted.kind === 'probe') setState(origin, admitted.state);
      return admitted.kind === 'wait' ? admitted.ms : 0;
    },
    openMs(origin) {
      const admitted = admission(origin);
      return admitted.kind === 'wait' ? admitted.ms : 0;
    },
    failed(origin, failure) {
      const before = states.get(origin) ?? CLOSED;
      const after = afterFailure(before, failure, now(), random());
      setState(origin, after);
      if (after.openings > before.openings) onOpen?.(origin, after.openUntil - now());
    },
    worked(origin) {
      states.delete(origin);
    },
    learn(origin, ms) {
      const known = states.get(origin) ?? CLOSED;
      const openUntil = Math.max(known.openUntil, now() + Math.min(ms, MAX_OPEN_MS));
      setState(origin, { ...known, openings: Math.max(1, known.openings), openUntil });
    },
  };
}
