import { describe, expect, it } from 'vitest';
import { returnTime, serverWait } from './server-pace.ts';

const MINUTE = 60_000;

/** The moments (ms after the loss) of the tries in the first `ms` of an outage. */
function tries(random: number, ms: number): number[] {
  const moments: number[] = [];
  const wait = () => serverWait(moments.length, random);
  for (let at = wait(); at < ms; at += wait()) moments.push(at);
  return moments;
}

describe('the server', () => {
  it('is tried by all browsers, but not in the same second', () => {
    expect([0, 0.5, 1].map((random) => serverWait(0, random))).toEqual([0, 250, 500]);
  });

  it.each([0, 0.5, 0.999])('is found within 5 s where it was away for 74 s (%d)', (random) => {
    const moments = tries(random, 80_000).filter((at) => at < 74_000);
    for (const [place, at] of moments.entries()) {
      expect(at - (moments[place - 1] ?? 0)).toBeLessThan(5_000);
    }
    expect(74_000 - (moments.at(-1) ?? 0)).toBeLessThan(5_000);
  });

  it.each([0, 0.5, 0.999])('is tried at most 25 times in ten minutes (%d)', (random) => {
    expect(tries(random, 10 * MINUTE).length).toBeLessThanOrEqual(25);
  });

  it.each([0, 0.5, 0.999])('is tried at most twice a minute from then on (%d)', (random) => {
    const later = tries(random, 60 * MINUTE).filter((at) => at > 10 * MINUTE);
    expect(later.length / 50).toBeLessThanOrEqual(2);
  });
});

describe('the return of many, who all failed at once,', () => {
  it.each([
    [10, 4_900],
    [1_000, 4_900],
    [3_000, 13_500],
  ])('is spread evenly by the first retry, and stays so: %i', (people, spread) => {
    const waits = (failures: number) =>
      [0, 0.5, 1].map((random) => serverWait(failures, random, people));
    expect(waits(1)).toEqual([500, (500 + spread) / 2, spread]);
    const [least = 0, , most = 0] = waits(2);
    expect(Math.abs(most - least)).toBeLessThanOrEqual(spread / 8);
    expect(returnTime(0, people)).toBe(spread + 2_000);
  });
});

describe('the time that all take to return', () => {
  it.each([0, 70_000])('is some seconds after an outage of %i ms', (outage) => {
    expect(returnTime(outage, 2)).toBe(6_900);
  });

  it('is longer than the longest wait once some browsers wait that long', () => {
    expect(returnTime(90_000, 2)).toBeGreaterThan(serverWait(1_000, 1));
  });
});
