import { describe, expect, it } from 'vitest';
import { hue } from './hue.ts';

describe('hue', () => {
  it('is the same for the same person', () => {
    expect(hue('user_2abc')).toBe(hue('user_2abc'));
  });

  it('is an angle, whatever the id', () => {
    for (const id of ['', 'a', 'x'.repeat(500), '👩🏽‍🚀', '\uFFFF\uFFFF']) {
      expect(hue(id)).toBeGreaterThanOrEqual(0);
      expect(hue(id)).toBeLessThan(360);
    }
  });

  it('is far apart for neighbouring ids', () => {
    for (let number = 1; number < 9; number++) {
      const distance = Math.abs(hue(`learner-${number}`) - hue(`learner-${number - 1}`));
      expect(Math.min(distance, 360 - distance)).toBeGreaterThan(60);
    }
  });

  it('makes use of the whole circle', () => {
    const sextants = new Set(
      Array.from({ length: 60 }, (_, index) => Math.floor(hue(`user_${index}`) / 60)),
    );
    expect(sextants.size).toBe(6);
  });
});
