import { describe, expect, it } from 'vitest';
import { nextTry } from './next-try.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const now = Date.parse('2026-03-01T12:00:00Z');

/** When the next try is, in seconds from now. */
function inSeconds(message: { failures?: number; pause?: number; life?: number }): number | null {
  const { failures = 1, pause, life = HOUR } = message;
  const expiresAt = now + life;
  const at = nextTry({ failures, retryAfterMs: pause ?? null, expiresAt }, now, 1);
  return at === null ? null : (at - now) / SECOND;
}

describe('nextTry', () => {
  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [11, 2_048],
  ])('backs off: after %i failures it is %i s', (failures, seconds) => {
    expect(inSeconds({ failures })).toBe(seconds);
  });

  it('waits for an endpoint that asked for it, and no longer than the back-off otherwise', () => {
    expect(inSeconds({ pause: 30 * SECOND })).toBe(30);
    expect(inSeconds({ failures: 7, pause: 30 * SECOND })).toBe(128);
  });

  it('tries once more shortly before the end where the back-off is longer', () => {
    expect(inSeconds({ failures: 11, life: HOUR / 2 })).toBe(1_790);
    expect(inSeconds({ failures: 11, life: 11 * SECOND })).toBe(1);
  });

  it('gives up after that, and where the endpoint asked for all that is left', () => {
    expect(inSeconds({ failures: 12, life: 10 * SECOND })).toBeNull();
    expect(inSeconds({ pause: HOUR })).toBeNull();
  });
});
