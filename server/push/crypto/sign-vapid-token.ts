import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { VapidKeys } from './vapid-keys.ts';

/** What a VAPID token says (RFC 8292, section 2). */
export interface VapidClaims {
  /** Origin of the push service. */
  aud: string;
  /** Seconds since the epoch. */
  exp: number;
  /** Where the operator is reached. */
  sub: string;
}

/** The private key in Node's form. @throws Error where it is none */
export function vapidSigningKey({ publicKey, privateKey }: VapidKeys): KeyObject {
  // An uncompressed point: a byte that says so, x, y.
  const point = Buffer.from(publicKey, 'base64url');
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  return createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y, d: privateKey } });
}

/**
 * A signed token (JWT, ES256). By our own hand since `web-push` refuses to sign what ends beyond 24 hours
 * by this machine's clock, which may be the wrong one.
 */
export function signVapidToken(claims: VapidClaims, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
