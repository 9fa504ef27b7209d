/** Wrong tries of one address that may follow each other at once: as many as fingers that slip. */
const MAX_AT_ONCE = 5;
/** Ms after which one more is granted to it: 8,640 a day, of 2^99. */
const REGAINED_EVERY_MS = 10_000;
/** The same for all addresses together, as whoever guesses may have many of them. */
const MAX_AT_ONCE_OF_ALL = 50;
const REGAINED_EVERY_MS_OF_ALL = 2_000;
/** Addresses that something is known of. */
const MAX_ADDRESSES = 1_000;

/** How often somebody may try to guess a secret. */
export interface Attempts {
  /** Ms until the next one of an address is let through; 0: it may be made now. */
  waitMs(address: string): number;
  /** Counts one that was wrong. */
  failed(address: string): void;
  /** Notes one that was right: whatever others try, they lock nobody out there. */
  succeeded(address: string): void;
}

/** @param now ms by a clock that only goes forward */
export function createAttempts(now: () => number): Attempts {
  const all = createGuesses(MAX_AT_ONCE_OF_ALL, REGAINED_EVERY_MS_OF_ALL, now);
  /** Those with wrong tries that are not forgotten yet, the ones that tried longest ago first. */
  const guessers = new Map<string, Guesses>();
  /** Those that a right one came from, the ones that it came from longest ago first. */
  const known = new Set<string>();

  return {
    waitMs: (address) =>
      Math.max(guessers.get(address)?.waitMs() ?? 0, known.has(address) ? 0 : all.waitMs()),
    failed(address) {
      all.failed();
      const guesses = guessers.get(address) ?? createGuesses(MAX_AT_ONCE, REGAINED_EVERY_MS, now);
      guesses.failed();
      guessers.delete(address);
      guessers.set(address, guesses);
      const [first] = guessers;
      if (first && (first[1].areForgotten() || guessers.size > MAX_ADDRESSES)) {
        guessers.delete(first[0]);
      }
    },
    succeeded(address) {
      known.delete(address);
      known.add(address);
      const [first] = known;
      if (first !== undefined && known.size > MAX_ADDRESSES) known.delete(first);
    },
  };
}

interface Guesses {
  waitMs(): number;
  failed(): void;
  areForgotten(): boolean;
}

function createGuesses(atOnce: number, regainedEveryMs: number, now: () => number): Guesses {
  /** When all that were made are forgotten again. */
  let regainedAt = 0;
  return {
    waitMs: () => Math.max(0, regainedAt - now() - (atOnce - 1) * regainedEveryMs),
    failed() {
      regainedAt = Math.max(regainedAt, now()) + regainedEveryMs;
    },
    areForgotten: () => regainedAt <= now(),
  };
}
