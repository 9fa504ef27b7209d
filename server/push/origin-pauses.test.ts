import { beforeEach, describe, expect, it } from 'vitest';
import { backoff } from './backoff.ts';
import { type OriginPauses, originPauses } from './origin-pauses.ts';

const ORIGIN = 'https://push.test';
const failure = (retryAfter: string | null = null) => ({ status: 503, retryAfter, words: '' });
let now: number;
let pauses: OriginPauses;

beforeEach(() => {
  now = 1_000_000;
  pauses = originPauses(
    () => now,
    () => 1,
  );
});

describe('originPauses', () => {
  it('leaves an origin alone for as long as it asks, and no other', () => {
    pauses.refused(ORIGIN, failure('30'));
    expect(pauses.until(ORIGIN)).toBe(now + 30_000);
    expect(pauses.until('https://other.test')).toBeNull();
    now += 30_000;
    expect(pauses.until(ORIGIN)).toBeNull();
  });

  it('shrugs off a few failures, then pauses longer and longer', () => {
    for (let failures = 0; failures < 5; failures += 1) pauses.refused(ORIGIN, failure());
    expect(pauses.until(ORIGIN)).toBeNull();
    pauses.refused(ORIGIN, failure());
    expect(pauses.until(ORIGIN)).toBe(now + 2_000);
    pauses.refused(ORIGIN, failure());
    expect(pauses.until(ORIGIN)).toBe(now + 4_000);
  });

  it('forgets failures once the origin works', () => {
    for (let failures = 0; failures < 6; failures += 1) pauses.refused(ORIGIN, failure());
    pauses.worked(ORIGIN);
    now += 2_000;
    pauses.refused(ORIGIN, failure());
    expect(pauses.until(ORIGIN)).toBeNull();
  });

  it('leaves an origin alone though what it was asked before is answered well', () => {
    pauses.refused(ORIGIN, failure('30'));
    pauses.worked(ORIGIN);
    expect(pauses.until(ORIGIN)).toBe(now + 30_000);
  });

  it('tells of pauses, and takes over those of others', () => {
    const told: [string, number][] = [];
    const own = originPauses(
      () => now,
      () => 1,
      (...pause) => told.push(pause),
    );
    own.refused(ORIGIN, failure());
    own.refused(ORIGIN, failure('30'));
    own.refused(ORIGIN, failure('10'));
    expect(told).toEqual([[ORIGIN, now + 30_000]]);
    for (const [origin, until] of told) pauses.learn(origin, until);
    pauses.learn(ORIGIN, now + 1_000);
    expect(pauses.until(ORIGIN)).toBe(now + 30_000);
  });

  it('is not shortened by a later answer that asks for less', () => {
    pauses.refused(ORIGIN, failure('60'));
    pauses.refused(ORIGIN, failure('1'));
    expect(pauses.until(ORIGIN)).toBe(now + 60_000);
  });

  it('does not wait for years', () => {
    pauses.refused(ORIGIN, failure('999999999'));
    expect(pauses.until(ORIGIN)).toBe(now + 24 * 3_600_000);
  });
});

describe('backoff', () => {
  it('doubles up to an hour, spread over its second half', () => {
    expect([1, 2, 3, 20].map((failures) => backoff(failures, 1))).toEqual([
      2_000, 4_000, 8_000, 3_600_000,
    ]);
    expect(backoff(3, 0)).toBe(4_000);
  });
});
