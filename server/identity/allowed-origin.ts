/**
 * An extension in Firefox, whichever installation: each has an origin that nobody can know beforehand.
 * Stands for them all where tokens name who they are for.
 */
export const FIREFOX_EXTENSION = 'moz-extension:';

const FIREFOX_ORIGIN = /^moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether pages of `origin` may call the API: the ones that are listed, and any extension in Firefox.
 * That is safe, since no browser sends a session token by itself: who has none to bring gets nothing.
 */
export function isAllowedOrigin(origin: string, listed: readonly string[]): boolean {
  return listed.includes(origin) || FIREFOX_ORIGIN.test(origin);
}

/** Whom a token that `origin` asked for is for (`azp`). */
export function authorizedParty(origin: string): string {
  return FIREFOX_ORIGIN.test(origin) ? FIREFOX_EXTENSION : origin;
}
