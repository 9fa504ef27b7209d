import { describe, expect, it } from 'vitest';
import { readingOf } from './clock-reading.ts';
import { judgeClock } from './judge-clock.ts';

const reading = (source: string, seconds: number) => ({
  source,
  offsetMs: seconds * 1000,
  uncertaintyMs: 600,
});

describe('a clock', () => {
  it('is right where others show the same, or nobody can be asked', () => {
    const right = { correctionMs: 0, problem: null };
    expect(judgeClock([])).toEqual(right);
    expect(judgeClock([reading('a', 3), reading('b', -4)])).toEqual(right);
  });

  it('is said to differ from a single other one, and not corrected by that', () => {
    const { correctionMs, problem } = judgeClock([reading('api.pusher.com', -603)]);
    expect(correctionMs).toBe(0);
    expect(problem).toMatch(/is 10 min 3 s ahead of that of api.pusher.com: one of them is wrong/);
  });

  it('is corrected where several agree that it is wrong', () => {
    const readings = [reading('a', -601), reading('b', -600), reading('c', 90_061)];
    const { correctionMs, problem } = judgeClock(readings);
    expect(correctionMs).toBe(-600_000);
    expect(problem).toMatch(
      /^This machine's clock is 10 min ahead of that of a and b: set it by NTP/,
    );
    expect(judgeClock([reading('a', 90_061), reading('b', 90_061)]).problem).toContain(
      '1 d 1 h behind',
    );
  });

  it('is not corrected by two of four, nor by two that differ', () => {
    const two = [reading('a', -600), reading('b', -600)];
    expect(judgeClock([...two, reading('c', 0), reading('d', 0)]).correctionMs).toBe(0);
    expect(judgeClock([reading('a', -600), reading('b', -700)]).correctionMs).toBe(0);
  });
});

describe('readingOf', () => {
  it('knows no more than the whole seconds of a date and the time of asking tell', () => {
    expect(readingOf('a', 10_000, 9_000, 9_400)).toEqual({
      source: 'a',
      offsetMs: 1_300,
      uncertaintyMs: 700,
    });
  });
});
