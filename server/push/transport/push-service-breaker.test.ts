import { beforeEach, describe, expect, it } from 'vitest';
import { createPushServiceBreaker, type PushServiceBreaker } from './push-service-breaker.ts';

const FAILING_ENDPOINTS = 5;
const MAX_OPEN_MS = 2 * 60_000;

const ORIGIN = 'https://push.test';
let now: number;
let breaker: PushServiceBreaker;
const create = (onOpen?: (origin: string, ms: number) => void) =>
  createPushServiceBreaker(
    () => now,
    () => 1,
    onOpen,
  );

beforeEach(() => {
  now = 1_000_000;
  breaker = create();
});

function failSeveral(of: PushServiceBreaker, count = FAILING_ENDPOINTS): void {
  for (let number = 0; number < count; number += 1) {
    of.failed(ORIGIN, { endpoint: `${ORIGIN}/${number}`, retryAfterMs: 0 });
  }
}

describe('a breaker', () => {
  it('leaves a push service alone that failed, and no other', () => {
    failSeveral(breaker);
    expect(breaker.waitMs(ORIGIN)).toBe(2_000);
    expect(breaker.waitMs('https://other.test')).toBe(0);
  });

  it('closes at the first success', () => {
    failSeveral(breaker);
    breaker.worked(ORIGIN);
    expect(breaker.waitMs(ORIGIN)).toBe(0);
    failSeveral(breaker, FAILING_ENDPOINTS - 1);
    expect(breaker.waitMs(ORIGIN)).toBe(0);
  });

  it('lets one through once the time is over', () => {
    failSeveral(breaker);
    now += 2_000;
    expect(breaker.openMs(ORIGIN)).toBe(0);
    expect(breaker.waitMs(ORIGIN)).toBe(0);
    expect(breaker.waitMs(ORIGIN)).toBe(2_000);
    breaker.worked(ORIGIN);
    expect(breaker.waitMs(ORIGIN)).toBe(0);
  });

  it('tells once of a circuit that opens, and takes over those of others, for minutes at the most', () => {
    const seen: [string, number][] = [];
    failSeveral(
      create((...opening) => seen.push(opening)),
      2 * FAILING_ENDPOINTS,
    );
    expect(seen).toEqual([[ORIGIN, 2_000]]);
    breaker.learn(ORIGIN, 2_000);
    expect(breaker.waitMs(ORIGIN)).toBe(2_000);
    breaker.learn(ORIGIN, 24 * 3_600_000);
    expect(breaker.waitMs(ORIGIN)).toBe(MAX_OPEN_MS);
  });

  it('remembers a bounded number of push services', () => {
    failSeveral(breaker);
    for (let number = 0; number < 1_000; number += 1) {
      breaker.failed(`https://${number}.push.test`, { endpoint: 'x', retryAfterMs: 0 });
    }
    expect(breaker.waitMs(ORIGIN)).toBe(0);
  });
});
