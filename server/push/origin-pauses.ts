import { type PushAnswer, retryAfterMs } from './answer.ts';
import { backoff } from './backoff.ts';

/** Failures in a row after which an origin is left alone for a while. Fewer may be chance. */
const TOLERATED = 5;
/** Ms; a service that asks for more is asked again all the same. */
const LONGEST = 24 * 3_600_000;

/** Which push services are to be left alone, and until when: what one delivery learns spares the others. */
export interface OriginPauses {
  /** Until when nothing is to be sent to `origin` (epoch ms), or `null` where it may be. */
  until(origin: string): number | null;
  /** Takes note of an answer that asks for another try. */
  refused(origin: string, answer: PushAnswer): void;
  /** Takes note that `origin` works. A pause stands: what works now was asked for before it. */
  worked(origin: string): void;
  /** Takes over a pause that was learnt elsewhere, `until` epoch ms. */
  learn(origin: string, until: number): void;
}

/** Is told of each pause, and until when it lasts (epoch ms). */
export type PauseListener = (origin: string, until: number) => void;

/**
 * Pauses by `Retry-After`, and by growing times after {@link TOLERATED} failures in a row. Kept in
 * memory: each sending thread counts failures by itself, and is told of the others' pauses.
 *
 * @param now epoch ms
 * @param random 0 to 1
 * @param paused called when a pause is made or made longer
 */
export function originPauses(
  now: () => number,
  random: () => number,
  paused?: PauseListener,
): OriginPauses {
  const origins = new Map<string, { failures: number; until: number }>();
  return {
    until(origin) {
      const until = origins.get(origin)?.until ?? 0;
      return until > now() ? until : null;
    },
    refused(origin, answer) {
      const known = origins.get(origin) ?? { failures: 0, until: 0 };
      const failures = known.failures + 1;
      const asked = retryAfterMs(answer.retryAfter, now());
      const pause = asked ?? (failures > TOLERATED ? backoff(failures - TOLERATED, random()) : 0);
      const until = Math.max(known.until, now() + Math.min(pause, LONGEST));
      origins.set(origin, { failures, until });
      if (until > known.until && until > now()) paused?.(origin, until);
    },
    worked(origin) {
      const until = origins.get(origin)?.until ?? 0;
      if (until > now()) origins.set(origin, { failures: 0, until });
      else origins.delete(origin);
    },
    learn(origin, until) {
      const known = origins.get(origin) ?? { failures: 0, until: 0 };
      origins.set(origin, { ...known, until: Math.max(known.until, until) });
    },
  };
}
