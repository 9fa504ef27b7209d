import type { SessionClaims } from './session-claims.ts';

/** People remembered at a time; with more, the one whose tokens were outdated longest ago is forgotten. */
const MAX_PEOPLE = 50_000;

/** Tokens that say of a person what is true no longer. */
export interface OutdatedTokens {
  /** Has those refused that were made before then; the browser fetches another. */
  note(personId: string, before: Date): void;
  refuses(claims: Pick<SessionClaims, 'sub' | 'iat'>): boolean;
}

/** Remembers of people since when their tokens are true. By the clock of who makes them. */
export function createOutdatedTokens(): OutdatedTokens {
  /** Seconds since the epoch. */
  const since = new Map<string, number>();
  return {
    note(personId, before) {
      const seconds = Math.floor(before.getTime() / 1_000);
      const latest = Math.max(seconds, since.get(personId) ?? 0);
      since.delete(personId);
      since.set(personId, latest);
      const [first] = since.keys();
      if (since.size > MAX_PEOPLE && first !== undefined) since.delete(first);
    },
    refuses: ({ sub, iat }) => iat < (since.get(sub) ?? 0),
  };
}
