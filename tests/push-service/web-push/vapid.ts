import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import * as v from 'valibot';
import { PushProblem } from './push-problem.ts';

/** The two parameters of `Authorization: vapid t=…, k=…` (RFC 8292 section 3). */
export interface VapidCredentials {
  /** The JWT. */
  token: string;
  /** The application server's public key, base64url. */
  key: string;
}

/** What the JWT says, once its signature is found good. */
const VapidClaims = v.object({
  aud: v.string('The VAPID token names no aud.'),
  exp: v.number('The VAPID token has no exp.'),
  sub: v.string('The VAPID token names no sub; some push services demand one.'),
});
export type VapidClaims = v.InferOutput<typeof VapidClaims>;

/** Seconds; RFC 8292 section 2. */
const LONGEST_LIFE = 24 * 60 * 60;

/**
 * Reads an `Authorization` header.
 *
 * @throws PushProblem 401 when it is missing or of another scheme, 403 when a parameter is
 *   (RFC 8292 section 4.2)
 */
export function parseVapidHeader(header: string | undefined): VapidCredentials {
  const parameters = /^vapid +(.+)$/i.exec(header ?? '')?.[1];
  if (parameters === undefined) throw new PushProblem(401, 'There is no vapid authorization.');
  const found = new Map<string, string>();
  for (const parameter of parameters.split(',')) {
    const [, name, value] = /^\s*([a-z]+)="?([A-Za-z0-9_.-]+)"?\s*$/i.exec(parameter) ?? [];
    if (!name || !value || found.has(name)) {
      throw new PushProblem(403, 'The vapid parameters are malformed.');
    }
    found.set(name, value);
  }
  const token = found.get('t');
  const key = found.get('k');
  if (!token || !key) throw new PushProblem(403, 'vapid needs the parameters t and k.');
  return { token, key };
}

/**
 * Reads the token and checks that `key` signed it. Costs some 100 µs, and its outcome never changes.
 *
 * @throws PushProblem 403
 */
export function readVapidToken({ token, key }: VapidCredentials): VapidClaims {
  const [head, body, signature, more] = token.split('.');
  if (!head || !body || !signature || more !== undefined) {
    throw new PushProblem(403, 'The VAPID token is no JWT of three parts.');
  }
  const algorithm = v.safeParse(v.object({ alg: v.literal('ES256') }), parseJson(head));
  if (!algorithm.success) throw new PushProblem(403, 'The VAPID token must be signed with ES256.');
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: importKey(key), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!good) throw new PushProblem(403, 'The signature of the VAPID token is not by the key k.');
  const claims = v.safeParse(VapidClaims, parseJson(body));
  if (!claims.success) throw new PushProblem(403, claims.issues[0].message);
  return claims.output;
}

/**
 * Checks what depends on where and when the token is used (RFC 8292 sections 2 and 4.2).
 *
 * @param use.origin of the endpoint
 * @param use.subscribedKey the key that the subscription was made with, base64url
 * @param use.now ms since 1970
 * @throws PushProblem 403
 */
export function checkVapidUse(
  key: string,
  claims: VapidClaims,
  use: { origin: string; subscribedKey: string; now: number },
): void {
  if (key !== use.subscribedKey) {
    throw new PushProblem(403, 'k is not the key that the subscription was made with.');
  }
  if (claims.aud !== use.origin) {
    throw new PushProblem(403, `aud is ${claims.aud}, but the endpoint's origin is ${use.origin}.`);
  }
  const left = claims.exp - use.now / 1000;
  if (left <= 0) throw new PushProblem(403, 'The VAPID token has expired.');
  if (left > LONGEST_LIFE) throw new PushProblem(403, 'exp is more than 24 hours away.');
  if (!/^(mailto:.+@|https:\/\/.)/.test(claims.sub)) {
    throw new PushProblem(403, 'sub is neither a mailto: nor an https: address.');
  }
}

function importKey(key: string): KeyObject {
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || point[0] !== 4) {
    throw new PushProblem(403, 'k is no uncompressed point on P-256.');
  }
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
  } catch {
    throw new PushProblem(403, 'k is no uncompressed point on P-256.'); // Node checks that it is on the curve
  }
}

function parseJson(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    throw new PushProblem(403, 'A part of the VAPID token is not JSON.');
  }
}
