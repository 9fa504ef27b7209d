import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { LIMITS } from './declared.ts';
import { createLimiter } from './limiter.ts';
import { createLimits } from './limits.ts';

const log = pino({ enabled: false });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a limiter', () => {
  const limiter = (most: number) =>
    createLimiter({ name: 'test', most, seconds: 60, store: null, log });

  it('lets each key act as often as it says, then says when to come again', async () => {
    const requests = limiter(2);
    expect([await requests.take('ana'), await requests.take('ana')]).toEqual([null, null]);
    vi.advanceTimersByTime(15_000);
    expect(await requests.take('ana')).toBe(45);
    expect(await requests.take('ben')).toBeNull();
    vi.advanceTimersByTime(45_000);
    expect(await requests.take('ana')).toBeNull();
  });

  it('counts several acts at once', async () => {
    const channels = limiter(10);
    expect(await channels.take('ana', 8)).toBeNull();
    expect(await channels.take('ana', 8)).toBe(60);
  });

  it('is none at 0', async () => {
    const requests = limiter(0);
    expect(await requests.take('ana', 1_000_000)).toBeNull();
  });

  it('counts 100,000 keys and lets any more pass, so that its memory is bounded', async () => {
    const requests = limiter(1);
    for (let key = 0; key < 100_000; key++) await requests.take(`early-${key}`);
    expect([await requests.take('late'), await requests.take('late')]).toEqual([null, null]);
    expect(await requests.take('early-5')).not.toBeNull();
    vi.advanceTimersByTime(60_000);
    expect([await requests.take('late'), await requests.take('late')]).toEqual([null, 60]);
  }, 60_000); // each key has a timer of the false clock
});

describe('the limits', () => {
  const limits = (env: Record<string, string> = {}) =>
    createLimits({ most: readConfig(env).limits.most, store: null, log });

  it('let 3,000 learners behind one address load and sign in at once', async () => {
    const { take } = limits();
    const learners = Array.from({ length: 3_000 }, async () => {
      await take('addressSignIns', '198.51.100.1');
      // Configuration, secret, token; and again with a popup or a second tab.
      for (let request = 0; request < 6; request++) await take('addressRequests', '198.51.100.1');
    });
    await expect(Promise.all(learners)).resolves.toBeDefined();
  });

  it.each(Object.values(LIMITS))('$variable sets one of them', async ({ variable }) => {
    const { most } = readConfig({ [variable]: '7' }).limits;
    expect([...most.values()].filter((value) => value === 7)).toHaveLength(1);
    expect(() => readConfig({ [variable]: 'many' })).toThrow(variable);
  });
});
