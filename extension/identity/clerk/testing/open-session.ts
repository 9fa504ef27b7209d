import { vi } from 'vitest';
import type { Person } from '../../../../server/contract/person.ts';
import { createSession } from '../session.ts';
import { fakeClerk } from './fake-clerk.ts';
import { inMemory } from './in-memory.ts';

/** A session token of Ana’s, which lives for a minute from now. */
export function tokenOf(claims: object = {}): string {
  const iat = Date.now() / 1000;
  const all = { sub: 'user_ana', iat, exp: iat + 60, name: 'Ana Lima', picture: null, ...claims };
  return `e30.${Buffer.from(JSON.stringify(all)).toString('base64url')}.signature`;
}

/** A session at a Clerk that gives tokens by `getToken`. */
export function openSession(
  getToken = vi.fn(async (_options: { skipCache: boolean }) => tokenOf() as string | null),
  siteChanges?: () => number,
) {
  const removeSessions = vi.fn(async () => undefined);
  const session = { status: 'active', getToken };
  const client = fakeClerk({
    session,
    client: { signIn: neverBegun, removeSessions },
  });
  const kept = {
    user: inMemory<Person | null>(null),
    token: inMemory<{ token: string; until: number } | null>(null),
  };
  return {
    client,
    kept,
    getToken,
    removeSessions,
    session: createSession(client, kept, siteChanges),
  };
}

const notHere = async () => {
  throw new Error('There is no sign-in in this test.');
};
const neverBegun = {
  status: null,
  createdSessionId: null,
  supportedFirstFactors: null,
  create: notHere,
  prepareFirstFactor: notHere,
  attemptFirstFactor: notHere,
};
