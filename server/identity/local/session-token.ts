import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Metadata } from '../metadata.ts';
import type { LocalSession } from './sessions.ts';

/** `iss` of the local identity's tokens; it names no server, so that a change of port signs nobody out. */
export const LOCAL_ISSUER = 'alongside-local-identity';

/** Seconds that a token lives: as long as Clerk's. */
export const TOKEN_LIFETIME = 60;

/**
 * A session token of the shape that Clerk makes (version 2 claims).
 *
 * @param metadata what they may do, where Clerk's tokens carry `public_metadata`
 * @param origin the origin it is for (`azp`)
 * @see https://clerk.com/docs/guides/sessions/session-tokens
 */
export async function mintSessionToken(
  session: LocalSession,
  metadata: Metadata,
  origin: string,
  key: KeyObject,
): Promise<string> {
  return new SignJWT({
    v: 2,
    sid: session.id,
    azp: origin,
    sts: 'active',
    name: session.name,
    picture: null,
    metadata,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'local' })
    .setIssuer(LOCAL_ISSUER)
    .setSubject(session.learnerId)
    .setIssuedAt()
    .setNotBefore('-5s')
    .setExpirationTime(`${TOKEN_LIFETIME}s`)
    .sign(key);
}
