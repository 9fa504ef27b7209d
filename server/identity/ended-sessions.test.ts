import { describe, expect, it } from 'vitest';
import { createEndedSessions } from './ended-sessions.ts';

describe('sessions that have ended', () => {
  it('are remembered while a token of theirs may live', () => {
    let time = 0;
    const ended = createEndedSessions({ tokenLifeMs: 65_000, monotonic: () => time });
    ended.add(['one', 'two']);
    time = 64_999;
    expect([ended.has('one'), ended.has('two'), ended.has('three')]).toEqual([true, true, false]);
    time = 65_000;
    expect(ended.has('one')).toBe(false);
  });

  it('are 50,000 at most, the latest', () => {
    const ended = createEndedSessions({ tokenLifeMs: 65_000, monotonic: () => 0 });
    ended.add(Array.from({ length: 50_001 }, (_, index) => String(index)));
    expect([ended.has('0'), ended.has('1'), ended.has('50000')]).toEqual([false, true, true]);
  });
});
