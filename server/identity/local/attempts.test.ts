import { describe, expect, it } from 'vitest';
import { createAttempts } from './attempts.ts';

describe('tries at a secret', () => {
  it('may be five at once, then one in ten seconds', () => {
    let now = 1_000;
    const attempts = createAttempts(() => now);
    for (let count = 0; count < 5; count += 1) {
      expect(attempts.waitMs()).toBe(0);
      attempts.failed();
    }
    expect(attempts.waitMs()).toBe(10_000);
    now += 9_999;
    expect(attempts.waitMs()).toBe(1);
    now += 1;
    expect(attempts.waitMs()).toBe(0);
    attempts.failed();
    expect(attempts.waitMs()).toBe(10_000);
  });

  it('are forgotten after a while without any', () => {
    let now = 0;
    const attempts = createAttempts(() => now);
    for (let count = 0; count < 5; count += 1) attempts.failed();
    now += 60_000;
    for (let count = 0; count < 4; count += 1) attempts.failed();
    expect(attempts.waitMs()).toBe(0);
  });
});
