/** Tokens that are remembered; beyond it the one goes that was refused the longest ago. */
const MAX_TOKENS = 10_000;

/** Whose requests are refused for a while, by the token they come with. */
export interface RefusedTokens {
  /** Notes that a person with this token has asked too much, and may come again in `seconds`. */
  add(token: string, seconds: number): void;
  /** Seconds until requests with `token` are looked at again; `null` where they are now. */
  wait(token: string): number | null;
}

/**
 * Remembers who was told to wait, so that each further request costs next to nothing: neither its token
 * is verified, nor is it counted.
 *
 * @param monotonic ms
 */
export function createRefusedTokens(monotonic: () => number): RefusedTokens {
  const until = new Map<string, number>();
  return {
    add(token, seconds) {
      until.delete(token);
      until.set(token, monotonic() + seconds * 1_000);
      const [oldest] = until.keys();
      if (until.size > MAX_TOKENS && oldest !== undefined) until.delete(oldest);
    },
    wait(token) {
      const end = until.get(token);
      if (end === undefined) return null;
      const left = end - monotonic();
      if (left > 0) return Math.ceil(left / 1_000);
      until.delete(token);
      return null;
    },
  };
}
