import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import type { Metadata } from '../metadata.ts';
import { mintSessionToken } from './session-token.ts';

it('a session token of the local identity lives for a minute, and says whose and for where it is', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const session = { id: 'session', learnerId: 'ana', name: 'Ana', hasSecret: false };
  const metadata: Metadata = { role: 'instructor', courses: ['light'] };
  const token = await mintSessionToken(session, metadata, 'https://learn.test', privateKey);
  const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'] });
  const { iat = 0, nbf = 0, exp = 0, ...claims } = payload;
  expect([exp - iat, iat - nbf]).toEqual([60, 5]);
  expect(Math.abs(Date.now() / 1_000 - iat)).toBeLessThan(5);
  expect(claims).toMatchObject({
    sub: 'ana',
    sid: 'session',
    azp: 'https://learn.test',
    name: 'Ana',
    metadata,
  });
});
