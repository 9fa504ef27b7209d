import { verifyToken } from '@clerk/backend';
import * as v from 'valibot';
import { Problem } from '../problem/problem.ts';
import { identityWords } from '../words/identity.ts';
import type { EndedSessions } from './ended-sessions.ts';
import type { OutdatedTokens } from './outdated-tokens.ts';
import type { SignedInPerson } from './person.ts';
import { type Profiles, resolvePerson } from './resolve-person.ts';
import { SessionClaims } from './session-claims.ts';

/** How far the clocks of the issuer and of this machine may differ, in ms. */
export const CLOCK_SKEW_MS = 5_000;

/** Far above a session token of about 1 KB; anything longer is not looked at. */
const MAX_TOKEN = 16_384;

/**
 * Seconds that a token may live. Clerk's session tokens live 60; whoever has others made by its API may
 * have them live for ten years, and until then nothing would end them.
 */
export const MAX_LIFETIME_S = 24 * 3_600;

const INVALID_SIGNATURE = 'token-invalid-signature';
const ClerkError = v.object({ reason: v.string() });

/** Whether a token is of a session from before its learner had their data erased. */
export type IsErased = (claims: SessionClaims) => boolean;

/** Tells who a session token is for. Throws a `token-refused` problem for one that is not to be trusted. */
export type Verifier = (token: string) => Promise<SignedInPerson>;

/**
 * A verifier of session tokens of Clerk's shape. Whether a token is good is told without any network.
 *
 * @param options.publicKeys PEMs of the keys that may sign them: two while a key is rotated
 * @param options.issuer the only `iss` to accept; Clerk's own function leaves it unchecked
 * @param options.authorizedParties origins that a token may be made for (`azp`)
 * @param options.audiences what `aud` may name, where a token has one; session tokens have none unless
 * somebody adds it, and then they are made for another service
 * @param options.ended sessions whose tokens are refused before they expire, where that is known
 * @param options.outdated tokens that say what is true no longer, where that is known
 * @param options.isErased whether a token is of a session from before its learner had their data erased
 * @param options.profiles looks up what a token does not say of the person
 * @see https://clerk.com/docs/guides/sessions/manual-jwt-verification
 */
export function createVerifier(options: {
  publicKeys: readonly string[];
  issuer: string;
  authorizedParties: readonly string[];
  audiences?: readonly string[];
  ended?: Pick<EndedSessions, 'has'>;
  outdated?: Pick<OutdatedTokens, 'refuses'>;
  isErased?: IsErased;
  profiles?: Profiles | null;
}): Verifier {
  const { publicKeys, issuer, ended, outdated, isErased = () => false, profiles = null } = options;
  const authorizedParties = [...options.authorizedParties];
  // Of an empty list Clerk's function would take every audience for good.
  const audience = [issuer, ...(options.audiences ?? [])];
  return async (token) => {
    const claims = await readClaims(token, publicKeys, { authorizedParties, audience });
    if (claims.iss !== issuer) throw invalidToken(identityWords.tokenOfAnotherIssuer);
    if (!isActive(claims)) throw invalidToken(identityWords.tokenUnfinished);
    if (claims.exp - claims.iat > MAX_LIFETIME_S) throw invalidToken(identityWords.tokenTooLasting);
    if (ended?.has(claims.sid)) throw invalidToken(identityWords.sessionEnded);
    if (outdated?.refuses(claims)) throw invalidToken(identityWords.tokenOutdated);
    if (isErased(claims)) throw invalidToken(identityWords.learnerErased);
    return resolvePerson(claims, profiles);
  };
}

async function readClaims(
  token: string,
  publicKeys: readonly string[],
  made: { authorizedParties: string[]; audience: string[] },
): Promise<SessionClaims> {
  if (token.length > MAX_TOKEN) throw invalidToken(identityWords.tokenTooLong);
  let reason = INVALID_SIGNATURE;
  for (const jwtKey of publicKeys) {
    const options = { jwtKey, ...made, clockSkewInMs: CLOCK_SKEW_MS };
    const outcome = await verifyToken(token, options).then(parsed, reasonOf);
    if (typeof outcome !== 'string') return outcome;
    reason = outcome;
    if (reason !== INVALID_SIGNATURE) break;
  }
  throw invalidToken(reason);
}

function isActive({ v: version, sts }: SessionClaims): boolean {
  return sts === 'active' || (sts === undefined && version < 2);
}

function parsed(payload: unknown): SessionClaims | string {
  const claims = v.safeParse(SessionClaims, payload);
  return claims.success ? claims.output : identityWords.claimMalformed;
}

/** Clerk's reason codes are safe to show; its messages may quote the token. */
function reasonOf(error: unknown): string {
  const known = v.safeParse(ClerkError, error);
  return known.success ? known.output.reason : identityWords.noToken;
}

function invalidToken(reason: string): Problem {
  return new Problem('token-refused', identityWords.tokenRefused(reason));
}
