import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKeptRoster } from './kept-roster.ts';
import { EMPTY_ROSTER, withJoined, withLeft } from './roster.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const person = (id: string) => ({ id, name: id, imageUrl: null, returned: false });

it('is made anew once for all who have come since somebody looked', () => {
  const onChange = vi.fn();
  const roster = createKeptRoster(onChange, () => 0);
  roster.set(withJoined(EMPTY_ROSTER, person('ana')));
  const before = roster.current();
  roster.join(person('ben'));
  roster.join(person('cem'));
  expect(onChange).toHaveBeenCalledTimes(3);
  const after = roster.current();
  expect([...before.keys()]).toEqual(['ana']);
  expect([...after.keys()]).toEqual(['ana', 'ben', 'cem']);
  expect(roster.current()).toBe(after);
});

it('remembers for a while who has come and gone before anybody looked', () => {
  const roster = createKeptRoster(
    () => undefined,
    () => 0,
  );
  roster.join(person('ana'));
  roster.set(EMPTY_ROSTER);
  expect(roster.rememberedUntil('ana')).toBeGreaterThan(performance.now());
});

it('keeps who comes back within their grace', () => {
  const roster = createKeptRoster(
    () => undefined,
    () => 0,
  );
  roster.set(withJoined(EMPTY_ROSTER, person('ana'), person('ben')));
  roster.set(withLeft(roster.current(), 'ana', performance.now()));
  roster.set(withLeft(roster.current(), 'ben', performance.now()));
  roster.join(person('ana'));
  vi.advanceTimersByTime(60_000);
  expect([...roster.current().keys()]).toEqual(['ana']);
});
