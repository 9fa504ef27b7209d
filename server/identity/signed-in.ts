import { createMiddleware } from 'hono/factory';
import { Problem } from '../problem/problem.ts';
import { identityWords } from '../words/identity.ts';
import type { SignedInPerson } from './person.ts';
import type { Verifier } from './verifier.ts';

/** What a route behind {@link signedIn} finds in its context. */
export interface SignedInEnv {
  Variables: { person: SignedInPerson };
}

/** The credential of an `Authorization: Bearer …` header (RFC 6750), or `null`. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer +([^\s]+)$/i.exec(header ?? '')?.[1] ?? null;
}

/** Lets a request pass only with a valid session token, and says who it is from. */
export function signedIn(verify: Verifier) {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    const token = bearerOf(c.req.header('authorization'));
    if (token === null) {
      throw new Problem('token-missing', identityWords.tokenMissing);
    }
    c.set('person', await verify(token));
    await next();
  });
}
