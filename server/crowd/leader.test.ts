import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CountCrowds } from './count-crowds.ts';
import type { CountSession } from './count-store.ts';
import { createCrowdLeader } from './leader.ts';

const noteFailure = vi.fn();
let untilNext: number;
/** When it looked, in ms from the beginning. */
let looks: number[];
let ending: AbortController;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'], now: 0 });
  noteFailure.mockClear();
  untilNext = 30_000;
  looks = [];
  ending = new AbortController();
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

const session: CountSession = { query: async () => ({ rows: [] }) };

function lead(parts: Partial<CountCrowds> = {}) {
  const counting: CountCrowds = {
    takeOver: async () => undefined,
    suspect: () => undefined,
    async look() {
      looks.push(performance.now());
      return untilNext;
    },
    ...parts,
  };
  const leader = createCrowdLeader(counting, noteFailure);
  return { leader, led: leader.lead(ending.signal, session) };
}

describe('who counts crowds', () => {
  it('looks as often as it is worth', async () => {
    lead();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(looks).toEqual([0, 30_000, 60_000]);
  });

  it('looks soon where somebody found a channel full, and once for many', async () => {
    const { leader } = lead();
    await vi.advanceTimersByTimeAsync(10_000);
    for (let call = 0; call < 100; call += 1) leader.call('presence-chapter-1');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(looks).toEqual([0, 10_400]);
  });

  it('looks at most once in a second, however often it is called', async () => {
    const { leader } = lead();
    for (let at = 0; at < 10; at += 0.1) {
      leader.call('presence-chapter-1');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(looks.length).toBeGreaterThan(5);
    expect(looks.length).toBeLessThanOrEqual(10);
  });

  it('misses no call that comes while it looks', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const { leader } = lead({
      look() {
        looks.push(performance.now());
        return looks.length === 1 ? promise : Promise.resolve(30_000);
      },
    });
    await vi.advanceTimersByTimeAsync(2_000);
    leader.call('presence-chapter-1');
    resolve(30_000);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(looks).toEqual([0, 3_400]);
  });

  it('goes on after a failure, and tells of it', async () => {
    lead({
      async look() {
        looks.push(performance.now());
        throw new Error('Channels is away.');
      },
    });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(looks).toEqual([0, 3_500, 7_000]);
    expect(noteFailure).toHaveBeenCalledTimes(3);
  });

  it('begins with what was counted before, however often that can’t be had', async () => {
    let tries = 0;
    lead({
      async takeOver() {
        tries += 1;
        if (tries < 3) throw new Error('The database is away.');
      },
    });
    await vi.advanceTimersByTimeAsync(7_000);
    expect([tries, looks]).toEqual([3, [7_000]]);
  });

  it('ends at once when it is to', async () => {
    const { led } = lead();
    await vi.advanceTimersByTimeAsync(2_000);
    ending.abort();
    await led;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toEqual([0]);
  });
});
