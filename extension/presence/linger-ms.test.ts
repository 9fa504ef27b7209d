import { describe, expect, it } from 'vitest';
import { lingerMs } from './linger-ms.ts';

describe('how long a browser stays where its last tab has left', () => {
  it('is always the same of who is seen by a name', () => {
    expect(lingerMs(false)).toBe(2_000);
  });

  it('is anything from 2 to 5 s of who is only counted', () => {
    const lingers = Array.from({ length: 3_000 }, () => lingerMs(true));
    const inEachSecond = [2, 3, 4].map(
      (second) => lingers.filter((ms) => Math.floor(ms / 1_000) === second).length,
    );
    // A fair share is 1,000, with a standard deviation of 26.
    for (const share of inEachSecond) expect(Math.abs(share - 1_000)).toBeLessThan(150);
    expect(new Set(lingers).size).toBeGreaterThan(2_900);
  });
});
