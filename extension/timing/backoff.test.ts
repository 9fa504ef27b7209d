import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.ts';

const pace = { tries: 3, often: [100, 200], seldom: [1_000, 2_000] } as const;

describe('backoff', () => {
  it.each([
    ['often after the first failure', 1, 100, 200],
    ['often as many times as the pace says', 3, 100, 200],
    ['seldom from then on', 4, 1_000, 2_000],
    ['seldom for ever', 1_000_000, 1_000, 2_000],
  ])('tries %s', (_, failures, least, most) => {
    expect(backoff(pace, failures, 0)).toBe(least);
    expect(backoff(pace, failures, 0.5)).toBe((least + most) / 2);
    expect(backoff(pace, failures, 1)).toBe(most);
  });
});
