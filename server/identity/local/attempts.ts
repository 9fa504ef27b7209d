/** Wrong tries that may follow each other at once: as many as fingers that slip. */
const MAX_AT_ONCE = 5;
/** Ms after which one more is granted: 8,640 a day, of 2^99. */
const REGAINED_EVERY_MS = 10_000;

/** How often somebody may try to guess a secret. */
export interface Attempts {
  /** Ms until the next one is let through; 0: it may be made now. */
  waitMs(): number;
  /** Counts one that was wrong. */
  failed(): void;
}

/**
 * Wrong tries of all callers together, as whoever guesses has as many sockets and names as they like.
 *
 * @param now ms by a clock that only goes forward
 */
export function createAttempts(now: () => number): Attempts {
  /** When all that were made are forgotten again. */
  let regainedAt = 0;
  return {
    waitMs: () => Math.max(0, regainedAt - now() - (MAX_AT_ONCE - 1) * REGAINED_EVERY_MS),
    failed() {
      regainedAt = Math.max(regainedAt, now()) + REGAINED_EVERY_MS;
    },
  };
}
