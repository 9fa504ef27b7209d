import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChapterPresence } from './chapter-presence.ts';

const LEAVE_GRACE_MS = 2_500;
const OUTAGE_GRACE_MS = 5_000;
const RETURN_WINDOW_MS = 5_000;

const person = (id: string) => ({ id, name: id, imageUrl: null });
const [ana, ben, cem] = ['ana', 'ben', 'cem'].map(person);
if (!ana || !ben || !cem) throw new Error('There is nobody.');

/** Until when others may be about to come back. */
let returnEnds = 0;
/** Others are missing still. */
let isPartial = true;
let presence: ReturnType<typeof createChapterPresence>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'], now: 0 });
  returnEnds = 0;
  isPartial = true;
  presence = createChapterPresence({
    onChange: () => undefined,
    returnEnds: () => returnEnds,

    laterReturn: () => 0,
    isPartial: () => isPartial,
  });
});
afterEach(() => {
  presence.close();
  vi.useRealTimers();
});

/** Who is shown, with a mark on those of whom nobody is to be told. */
const shown = () => presence.members(null).map(({ id, returned }) => (returned ? `(${id})` : id));

/** The connection is lost, and is back after a while; others may take `ms` to be back, too. */
function outage(ms: number): void {
  vi.advanceTimersByTime(60_000);
  returnEnds = performance.now() + ms;
}

describe('who comes to a chapter', () => {
  it('is new where they were not there a moment ago', () => {
    presence.snapshot(() => [ana], 1);
    presence.joined(() => ben);
    presence.left(() => 'ben');
    vi.advanceTimersByTime(LEAVE_GRACE_MS + RETURN_WINDOW_MS);
    presence.joined(() => ben);
    expect(shown()).toEqual(['ana', 'ben']);
  });

  it('is told of while their visit is new by the server’s clock, and not where it goes on', () => {
    vi.setSystemTime(1_800_000_000_000);
    presence.snapshot(() => [ana], 1);
    presence.joined(() => ({ ...ben, since: Date.now() - 9_000 }));
    presence.joined(() => ({ ...cem, since: Date.now() - 11_000 }));
    expect(shown()).toEqual(['ana', 'ben', '(cem)']);
    expect(presence.members(null)).not.toContainEqual(
      expect.objectContaining({ since: expect.any(Number) }),
    );
  });

  it('is gone soon as what they were where the server has ended their presence', () => {
    presence.snapshot(() => [ana, ben], 2);
    presence.event('user:gone', { userId: 'ana' });
    vi.advanceTimersByTime(999);
    expect(shown()).toEqual(['ana', 'ben']);
    vi.advanceTimersByTime(1);
    expect(shown()).toEqual(['ben']);
  });

  it('has returned where the server has just ended somebody’s presence, who may be them', () => {
    presence.snapshot(() => [ana], 1);
    presence.event('user:gone', { userId: 'ana' });
    presence.left(() => 'ana');
    presence.joined(() => ben);
    vi.advanceTimersByTime(RETURN_WINDOW_MS);
    presence.joined(() => cem);
    expect(shown()).toEqual(['(ben)', 'cem']);
  });

  it('is new, whoever’s presence was ended, where their visit has begun since', () => {
    vi.setSystemTime(1_800_000_000_000);
    presence.snapshot(() => [ana], 1);
    // By the server’s own clock, which this browser knows to a second only.
    const at = Date.now() + 700;
    presence.event('user:gone', { userId: 'ana', at });
    presence.joined(() => ({ ...ben, since: at - 1 }));
    presence.joined(() => ({ ...cem, since: at + 1 }));
    expect(shown()).toEqual(['(ben)', 'cem']);
  });

  it('has returned where they were shown until a moment ago', () => {
    presence.snapshot(() => [ana, ben], 2);
    presence.left(() => 'ben');
    vi.advanceTimersByTime(LEAVE_GRACE_MS + RETURN_WINDOW_MS - 1);
    expect(shown()).toEqual(['ana']);
    presence.joined(() => ben);
    expect(shown()).toEqual(['ana', '(ben)']);
  });
});

it('knows nobody any more where the learner is refused, and everybody where they are let in again', () => {
  presence.snapshot(() => [ana, ben], 2);
  presence.refused();
  expect([presence.known(), presence.isRefused(), shown()]).toEqual([false, true, []]);
  presence.snapshot(() => [ana], 1);
  expect([presence.known(), presence.isRefused(), shown()]).toEqual([true, false, ['(ana)']]);
});

describe('in an outage', () => {
  it('what is known is stale until it is told anew', () => {
    presence.snapshot(() => [ana], 1);
    expect(presence.isStale()).toBe(false);
    presence.lost();
    expect([presence.known(), presence.isStale()]).toEqual([true, true]);
    presence.snapshot(() => [ana], 1);
    expect(presence.isStale()).toBe(false);
  });

  it('who left in the moment before it is still shown, and has returned when they are back', () => {
    presence.snapshot(() => [ana, ben], 2);
    presence.left(() => 'ben');
    returnEnds = Infinity;
    vi.advanceTimersByTime(70_000);
    expect(shown()).toEqual(['ana', 'ben']);
    returnEnds = performance.now() + 6_000;
    presence.snapshot(() => [ana], 1);
    vi.advanceTimersByTime(OUTAGE_GRACE_MS);
    expect(shown()).toEqual(['ana']);
    presence.joined(() => ben);
    expect(shown()).toEqual(['ana', '(ben)']);
  });
});

describe('after an outage', () => {
  it('who was there before has returned, for as long as all may take to be back', () => {
    presence.snapshot(() => [ana, ben, cem], 3);
    outage(22_000);
    presence.snapshot(() => [ana], 1);
    vi.advanceTimersByTime(OUTAGE_GRACE_MS);
    expect(shown()).toEqual(['ana']);
    vi.advanceTimersByTime(21_999 - OUTAGE_GRACE_MS);
    presence.joined(() => ben);
    vi.advanceTimersByTime(1);
    presence.joined(() => cem);
    expect(shown()).toEqual(['ana', '(ben)', 'cem']);
  });

  it('who was not there before is new', () => {
    presence.snapshot(() => [ana], 1);
    outage(6_000);
    presence.snapshot(() => [ana, ben], 2);
    presence.joined(() => cem);
    expect(shown()).toEqual(['ana', 'ben', 'cem']);
  });

  it('whoever comes to a chapter that was not known before is new where nobody else was cut off', () => {
    outage(6_000);
    isPartial = false;
    presence.snapshot(() => [ana], 1);
    presence.joined(() => ben);
    expect(shown()).toEqual(['ana', 'ben']);
  });

  it('whoever comes to a chapter that was not known before may have been there', () => {
    outage(6_000);
    presence.snapshot(() => [ana], 1);
    presence.joined(() => ben);
    vi.advanceTimersByTime(6_000);
    presence.joined(() => cem);
    expect(shown()).toEqual(['ana', '(ben)', 'cem']);
  });

  it('a chapter that was got to know after an earlier one is known', () => {
    outage(6_000);
    presence.snapshot(() => [ana], 1);
    outage(6_000);
    presence.snapshot(() => [ana, ben], 2);
    expect(shown()).toEqual(['ana', 'ben']);
  });
});

describe('one’s own id', () => {
  it('is that of the channel, and the one before is gone at once where it is another', () => {
    presence.snapshot(() => [ana, ben], 2, [], 'ana');
    expect(presence.selfId()).toBe('ana');
    presence.snapshot(() => [cem, ben], 2, [], 'cem');
    expect(presence.selfId()).toBe('cem');
    expect(presence.members('cem').map(({ id }) => id)).toEqual(['cem', 'ben']);
    presence.snapshot(() => [ben], 1);
    expect(presence.selfId()).toBeNull();
    expect(presence.members(null).map(({ id }) => id)).toEqual(['ben']);
  });
});

describe('that oneself is only counted', () => {
  const nameless = { id: 'in-room', name: '', imageUrl: null };

  it.each<[string, () => void, boolean]>([
    ['may be until a snapshot has come', () => undefined, true],
    ['is so with no name', () => presence.snapshot(() => [nameless], 1, [], 'in-room'), true],
    ['is not so with one', () => presence.snapshot(() => [ana], 1, [], 'ana'), false],
    ['is not so where one only looks on', () => presence.snapshot(() => [ana], 1, []), false],
  ])('%s', (_when, happens, expected) => {
    happens();
    expect(presence.isOnlyCounted()).toBe(expected);
  });
});
