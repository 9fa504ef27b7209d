import { describe, expect, it } from 'vitest';
import { createReturnLimit } from './returns.ts';

describe('a page that takes the overlay out', () => {
  it('has it back at each of many steps, a second apart', () => {
    const ask = createReturnLimit();
    for (let step = 0; step < 100; step += 1) expect(ask(step * 1_000)).toBe(0);
  });

  it('has it back twenty times in a row, and then once a second', () => {
    const ask = createReturnLimit();
    for (let time = 0; time < 20; time += 1) expect(ask(5_000)).toBe(0);
    expect(ask(5_000)).toBe(1_000);
    expect(ask(5_400)).toBeCloseTo(600);
    expect(ask(6_000)).toBe(0);
    expect(ask(6_000)).toBe(1_000);
  });

  it('has twenty in a row again after a quiet time, and no more', () => {
    const ask = createReturnLimit();
    for (let time = 0; time < 20; time += 1) ask(0);
    const granted = Array.from({ length: 40 }, () => ask(3_600_000)).filter((wait) => wait === 0);
    expect(granted).toHaveLength(20);
  });
});
