import { afterEach, expect, it, vi } from 'vitest';
import { ServerError } from '../server/server-error.ts';
import { createLocalIdentity } from './local.ts';

const kept = vi.hoisted(() => ({ get: vi.fn(), set: vi.fn(), onChange: vi.fn() }));
const request = vi.hoisted(() => vi.fn());
vi.mock('../stored.ts', () => ({ localIdentity: kept }));
vi.mock('../server/request.ts', () => ({ request }));

const user = { id: 'ana', name: 'Ana', imageUrl: null };
kept.get.mockResolvedValue({ clientToken: 'secret', user });
afterEach(() => void request.mockReset());

it('asks once for a token that several things need at once', async () => {
  request.mockResolvedValue({ token: 'token', expiresIn: 60, user });
  const identity = createLocalIdentity();
  const tokens = await Promise.all(Array.from({ length: 5 }, () => identity.token()));
  expect(new Set(tokens)).toEqual(new Set(['token']));
  await identity.token();
  expect(request).toHaveBeenCalledTimes(1);
});

it('tells all who wait that none can be had, and asks again for who comes later', async () => {
  const down = new ServerError('The server does not answer.', null, null);
  request.mockRejectedValueOnce(down);
  const identity = createLocalIdentity();
  const both = await Promise.allSettled([identity.token(), identity.token()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  request.mockResolvedValue({ token: 'token', expiresIn: 60, user });
  expect(await identity.token()).toBe('token');
});
