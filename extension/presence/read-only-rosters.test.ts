import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuthorisationError } from './authorisation-error.ts';
import {
  CHAPTER_POLL_MS,
  createReadOnlyRosters,
  PLATFORM_POLL_MS,
  type ReadOnlyRosters,
} from './read-only-rosters.ts';

const MINUTE = 60_000;
let seen: Set<string>;
let isDown: boolean;
let isBarred: boolean;
let count: number;
let asked: string[];
let rosters: ReadOnlyRosters;
const listener = {
  snapshot: vi.fn(),
  awaiting: vi.fn(),
  joined: vi.fn(),
  left: vi.fn(),
  event: vi.fn(),
  refused: vi.fn(),
};

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
  seen = new Set(['one', 'platform']);
  isDown = false;
  isBarred = false;
  count = 3;
  asked = [];
  rosters = createReadOnlyRosters({
    async fetchRoster(channel) {
      asked.push(channel);
      if (isDown) throw new AuthorisationError('The server does not answer.', false);
      if (isBarred) throw new AuthorisationError('They are not on the course.', true);
      return { members: [{ id: 'ben', name: 'Ben', imageUrl: null }], count, away: [] };
    },
    isSeen: (channel) => seen.has(channel),
    random: () => 0.5,
  });
});
afterEach(() => void vi.useRealTimers());

/** How often the server was asked in the next ten minutes, in a minute. */
async function askedPerMinute(): Promise<number> {
  asked = [];
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  return asked.length / 10;
}

describe('who appears offline, with three chapters open of which one is seen,', () => {
  beforeEach(async () => {
    for (const channel of ['one', 'two', 'three']) {
      rosters.watch(channel, listener, CHAPTER_POLL_MS);
    }
    rosters.watch('platform', listener, PLATFORM_POLL_MS);
    await vi.advanceTimersByTimeAsync(0);
  });

  it('asks at once for what is seen, and for nothing else', () => {
    expect(asked).toEqual(['one', 'platform']);
  });

  it('asks at most six times a minute, with room for tokens, while all of it changes', async () => {
    const changing = setInterval(() => (count += 1), 1_000);
    expect(await askedPerMinute()).toBeLessThanOrEqual(4.5);
    clearInterval(changing);
    expect(new Set(asked)).toEqual(new Set(['one', 'platform']));
  });

  it('asks ever more rarely for what stays as it is, and for a chapter each 72 s all the same', async () => {
    const times: number[] = [];
    for (let second = 1; second <= 300; second += 1) {
      asked = [];
      await vi.advanceTimersByTimeAsync(1_000);
      if (asked.includes('one')) times.push(second);
    }
    expect(times).toEqual([18, 54, 126, 198, 270]);
  });

  it('asks as often as at first once something has changed', async () => {
    await vi.advanceTimersByTimeAsync(260_000);
    count = 4;
    await vi.advanceTimersByTimeAsync(10_000);
    asked = [];
    await vi.advanceTimersByTimeAsync(CHAPTER_POLL_MS);
    expect(asked).toContain('one');
  });

  it('asks as often as at first once somebody looks again', async () => {
    await vi.advanceTimersByTimeAsync(270_000 + CHAPTER_POLL_MS - 1_000);
    asked = [];
    rosters.look();
    await vi.advanceTimersByTimeAsync(0);
    // What is known is 17 s old.
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toEqual(['one']);
  });

  it('asks for a chapter that comes into view at once, and never for one that has gone out of it', async () => {
    seen = new Set(['two']);
    asked = [];
    rosters.look();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['two']);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(new Set(asked)).toEqual(new Set(['two']));
  });

  it('does not ask anew for what comes into view again and again', async () => {
    asked = [];
    for (let times = 0; times < 20; times += 1) {
      seen.delete('one');
      rosters.look();
      seen.add('one');
      rosters.look();
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual([]);
  });

  it('asks ever more rarely while the server fails', async () => {
    isDown = true;
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(await askedPerMinute()).toBeLessThanOrEqual(2);
  });

  it('says that it is refused, and asks now and then whether it still is', async () => {
    isBarred = true;
    await vi.advanceTimersByTimeAsync(2 * CHAPTER_POLL_MS);
    expect(listener.refused).toHaveBeenCalled();
    isBarred = false;
    listener.snapshot.mockClear();
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(listener.snapshot).toHaveBeenCalled();
  });

  it('is not refused where the server does not answer', async () => {
    listener.refused.mockClear();
    isDown = true;
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(listener.refused).not.toHaveBeenCalled();
  });

  it('takes nobody for one who has just come: whoever it hears of may only be seen otherwise', () => {
    const members = listener.snapshot.mock.lastCall?.[0]();
    expect(members).toEqual([{ id: 'ben', name: 'Ben', imageUrl: null, since: 0 }]);
  });

  it('says of what it asks for that it is waited for', () => {
    expect(listener.awaiting).toHaveBeenCalled();
  });

  it('asks for nothing while there is no connection', async () => {
    rosters.pause();
    expect(await askedPerMinute()).toBe(0);
  });
});
