import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import { bearerOf, type SignedInEnv } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { ProblemCode } from '../problem/codes.ts';
import { Problem } from '../problem/problem.ts';
import { addressKey } from './address-key.ts';
import { clientAddress } from './client-address.ts';
import type { Limits } from './limits.ts';
import type { RefusedTokens } from './refused-tokens.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

type Env = { Bindings: HttpBindings; Variables: Partial<SignedInEnv['Variables']> };

/** What is answered to a credential that is none. */
const REFUSED: ReadonlySet<ProblemCode> = new Set(['token-refused', 'signed-out']);

/**
 * Limits what one address asks for before sign-in. A request with a token counts for its person where
 * the token is accepted, else for its address, when it has been answered.
 */
export function limitAddresses(limits: Limits, trusted: TrustedProxies) {
  return createMiddleware<Env>(async (c, next) => {
    const address = addressOf(c.env.incoming, trusted);
    if (bearerOf(c.req.header('authorization')) === null) {
      await limits.take('addressRequests', address);
      await next();
      return;
    }
    await next();
    if (c.get('person') !== undefined) return;
    const code = c.error instanceof Problem ? c.error.code : null;
    // Who is known and was told to wait has used up nothing of the address's.
    if (code === 'too-many-requests') return;
    if (code !== null && REFUSED.has(code)) await limits.take('addressFailedTokens', address);
    await limits.take('addressRequests', address);
  });
}

/** Limits how often one address signs in. */
export function limitSignIns(limits: Limits, trusted: TrustedProxies) {
  return createMiddleware<Env>(async (c, next) => {
    await limits.take('addressSignIns', addressOf(c.env.incoming, trusted));
    await next();
  });
}

/**
 * `verify`, for as many requests of each person as they may make.
 *
 * @param refused learns whose are too many
 */
export function limitPersons(verify: Verifier, limits: Limits, refused: RefusedTokens): Verifier {
  return async (token) => {
    const person = await verify(token);
    try {
      await limits.take('personRequestsPerSecond', person.id);
      await limits.take('personRequestsPerMinute', person.id);
    } catch (error) {
      if (error instanceof Problem) refused.add(token, error.retryAfterSeconds ?? 1);
      throw error;
    }
    return person;
  };
}

/** What the address of whose request it is counts as. */
export function addressOf({ socket, headers }: IncomingMessage, trusted: TrustedProxies): string {
  return addressKey(clientAddress(socket.remoteAddress, headers, trusted));
}
