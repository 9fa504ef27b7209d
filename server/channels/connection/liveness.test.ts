import { describe, expect, it } from 'vitest';
import { liveness } from './liveness.ts';

const LIMITS = { activityTimeoutSeconds: 120, pongTimeoutSeconds: 30 };

describe('a client', () => {
  it.each([
    ['heard of lately is alive', { lastSeen: 0, pingedAt: null }, 119_999, 'alive'],
    ['silent for the activity timeout is pinged', { lastSeen: 0, pingedAt: null }, 120_000, 'ping'],
    ['that was pinged has time', { lastSeen: 0, pingedAt: 120_000 }, 149_999, 'alive'],
    ['that does not answer is dead', { lastSeen: 0, pingedAt: 120_000 }, 150_000, 'dead'],
  ])('%s', (_what, activity, now, state) => {
    expect(liveness(activity, now, LIMITS)).toBe(state);
  });
});
