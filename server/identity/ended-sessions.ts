/** Sessions remembered at a time; with more, the one that ended longest ago is forgotten. */
const MAX_SESSIONS = 50_000;

/** Sessions that have ended, of which there may be tokens that still live. */
export interface EndedSessions {
  /** Notes that these ended just now, by `sid`. */
  add(ids: readonly string[]): void;
  /** Whether a session ended, and not too long ago for a token of its to live. */
  has(id: string): boolean;
}

/**
 * Remembers ended sessions for as long as a token may live that was made before: a token by itself is good
 * until it expires, and would let its browser back in.
 *
 * @param options.tokenLifeMs how long any token of theirs is accepted
 * @param options.monotonic ms of a clock that nobody sets
 */
export function createEndedSessions(options: {
  tokenLifeMs: number;
  monotonic: () => number;
}): EndedSessions {
  const { tokenLifeMs, monotonic } = options;
  /** Until when each is remembered; in the order of that. */
  const ended = new Map<string, number>();

  function forget(): void {
    for (const [id, until] of ended) {
      if (until > monotonic() && ended.size <= MAX_SESSIONS) return;
      ended.delete(id);
    }
  }

  return {
    add(ids) {
      for (const id of ids) {
        ended.delete(id);
        ended.set(id, monotonic() + tokenLifeMs);
      }
      forget();
    },
    has: (id) => (ended.get(id) ?? Number.NEGATIVE_INFINITY) > monotonic(),
  };
}
