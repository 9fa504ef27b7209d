import { expect, it, vi } from 'vitest';
import { sharedCalls } from './shared-calls.ts';

it('asks once for all who ask at the same time', async () => {
  const share = sharedCalls<number>();
  const work = vi.fn(async () => 7);
  expect(await Promise.all([share('a', work), share('a', work), share('a', work)])).toEqual([
    7, 7, 7,
  ]);
  expect(work).toHaveBeenCalledTimes(1);
});

it('asks again once there was an answer, also where it was an error', async () => {
  const share = sharedCalls<number>();
  const broken = async () => {
    throw new Error('broken');
  };
  await expect(share('a', broken)).rejects.toThrow('broken');
  expect(await share('a', async () => 7)).toBe(7);
});

it('tells one question from another', async () => {
  const share = sharedCalls<number>();
  expect(await Promise.all([share('a', async () => 1), share('b', async () => 2)])).toEqual([1, 2]);
});
