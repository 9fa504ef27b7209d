import { backoff } from './backoff.ts';

/** Different endpoints in a row that have to fail before their push service is left alone. */
const FAILING_ENDPOINTS = 5;
/** Ms that a circuit stays open at the most, whatever the push service asks for. */
export const MAX_OPEN_MS = 2 * 60_000;
/** Ms that a failure counts: so long that the last probes of a push service that is down all do. */
const FAILURE_COUNTS_MS = (FAILING_ENDPOINTS + 1) * MAX_OPEN_MS;
/** Ms that the answer of a probe is waited for: a little longer than a request may take. */
const PROBE_MS = 15_000;
/** Ms after which the others look whether the probe was answered; most are within one second. */
const PROBE_LOOK_MS = 2_000;

/** One endpoint that was asked and failed. */
export interface EndpointFailure {
  endpoint: string;
  /** How long its answer asked to be left alone, in ms; 0 where it did not. */
  retryAfterMs: number;
}

/** What is known of one push service. All times are of a monotonic clock, in ms. */
export interface BreakerState {
  /** Endpoints that failed since the last success of any, each once, the latest last. */
  failures: readonly (EndpointFailure & { at: number })[];
  /** How often the circuit was opened since the last success. */
  openings: number;
  openUntil: number;
  /** Until when the answer of a probe is waited for. */
  probingUntil: number;
}

/** A push service of which nothing bad is known. */
export const CLOSED: BreakerState = { failures: [], openings: 0, openUntil: 0, probingUntil: 0 };

/** Whether a message may go to a push service. */
export type Admission =
  | { kind: 'pass' }
  /** Its answer tells whether the others may follow. */
  | { kind: 'probe'; state: BreakerState }
  /** `ms` from now it is decided anew. */
  | { kind: 'wait'; ms: number };

/** Decides on the next message to a push service. */
export function admit(state: BreakerState, now: number): Admission {
  if (state.openings === 0) return { kind: 'pass' };
  if (now < state.openUntil) return { kind: 'wait', ms: state.openUntil - now };
  if (now < state.probingUntil) {
    return { kind: 'wait', ms: Math.min(PROBE_LOOK_MS, state.probingUntil - now) };
  }
  return { kind: 'probe', state: { ...state, probingUntil: now + PROBE_MS } };
}

/**
 * The state after an endpoint failed. One endpoint's answer is about that endpoint alone: what it says
 * holds up its own delivery and nobody else's. Only when {@link FAILING_ENDPOINTS} different ones have
 * failed in a row, with no success of any in between, is it the push service that fails. Then it is left
 * alone, for longer each time its probe fails, or for what all of them asked for.
 *
 * @param random 0 to 1
 */
export function afterFailure(
  state: BreakerState,
  failure: EndpointFailure,
  now: number,
  random: number,
): BreakerState {
  const others = state.failures.filter(
    ({ endpoint, at }) => endpoint !== failure.endpoint && at > now - FAILURE_COUNTS_MS,
  );
  const failures = [...others, { ...failure, at: now }].slice(-FAILING_ENDPOINTS);
  const isOpen = now < state.openUntil;
  if (isOpen || failures.length < FAILING_ENDPOINTS) return { ...state, failures };
  const asked = Math.min(...failures.map(({ retryAfterMs }) => retryAfterMs));
  const openings = state.openings + 1;
  const openMs = Math.min(MAX_OPEN_MS, Math.max(asked, backoff(openings, random)));
  return { failures, openings, openUntil: now + openMs, probingUntil: 0 };
}
