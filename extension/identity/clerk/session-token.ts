import * as v from 'valibot';

/** Ms before its end that a token is not used any more: a request takes a moment to arrive. */
const MARGIN_MS = 10_000;

const Claims = v.object({
  sub: v.string(),
  iat: v.number(),
  exp: v.number(),
  name: v.optional(v.fallback(v.nullable(v.string()), null)),
  picture: v.optional(v.fallback(v.nullable(v.string()), null)),
});

/** What the extension reads in its own session token. The server trusts none of it unverified. */
export type SessionTokenClaims = v.InferOutput<typeof Claims>;

/**
 * The claims of a session token, unverified.
 *
 * @throws Error when it is no such token
 */
export function readSessionToken(token: string): SessionTokenClaims {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  return v.parse(Claims, JSON.parse(new TextDecoder().decode(bytes)));
}

/**
 * Until when a token that has just come may be used. This machine's clock may be wrong: one that is
 * behind makes a token good for its whole life and no longer, one that is ahead for no time at all.
 *
 * @param now ms since the epoch, as the result
 */
export function usableUntil({ iat, exp }: SessionTokenClaims, now: number): number {
  return Math.min(exp * 1000, now + (exp - iat) * 1000) - MARGIN_MS;
}
