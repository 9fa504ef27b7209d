import { describe, expect, it } from 'vitest';
import { createAttempts } from './attempts.ts';

const HERE = '127.0.0.1';

describe('tries at a secret', () => {
  it('may be five at once, then one in ten seconds', () => {
    let now = 1_000;
    const attempts = createAttempts(() => now);
    for (let count = 0; count < 5; count += 1) {
      expect(attempts.waitMs(HERE)).toBe(0);
      attempts.failed(HERE);
    }
    expect(attempts.waitMs(HERE)).toBe(10_000);
    now += 9_999;
    expect(attempts.waitMs(HERE)).toBe(1);
    now += 1;
    expect(attempts.waitMs(HERE)).toBe(0);
    attempts.failed(HERE);
    expect(attempts.waitMs(HERE)).toBe(10_000);
  });

  it('are forgotten after a while without any', () => {
    let now = 0;
    const attempts = createAttempts(() => now);
    for (let count = 0; count < 5; count += 1) attempts.failed(HERE);
    now += 60_000;
    for (let count = 0; count < 4; count += 1) attempts.failed(HERE);
    expect(attempts.waitMs(HERE)).toBe(0);
  });

  it('of one address keep no other from its own', () => {
    const attempts = createAttempts(() => 0);
    for (let count = 0; count < 40; count += 1) attempts.failed(HERE);
    expect(attempts.waitMs(HERE)).toBeGreaterThan(0);
    expect(attempts.waitMs('127.0.0.2')).toBe(0);
  });

  it('of many addresses together are 50 at once, then one in two seconds', () => {
    let now = 0;
    const attempts = createAttempts(() => now);
    attempts.succeeded('127.0.0.3');
    for (let host = 0; host < 50; host += 1) attempts.failed(`10.0.0.${host}`);
    expect(attempts.waitMs('127.0.0.2')).toBe(2_000);
    // Who was right before can go on.
    expect(attempts.waitMs('127.0.0.3')).toBe(0);
    now += 2_000;
    expect(attempts.waitMs('127.0.0.2')).toBe(0);
  });
});
