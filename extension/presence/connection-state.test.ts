import { describe, expect, it } from 'vitest';
import { type ConnectionInputs, connectionState } from './connection-state.ts';

const USUAL_RECONNECT_MS = 5_000;

const live: ConnectionInputs = {
  signedIn: true,
  isOffline: false,
  isMisfit: false,
  isLive: true,
  wasLive: true,
  lostFor: 0,
  failing: false,
};

describe('connectionState', () => {
  it.each<[string, Partial<ConnectionInputs>]>([
    ['live', {}],
    ['signed-out', { signedIn: false }],
    ['signed-out', { signedIn: false, isOffline: true }],
    ['offline', { isOffline: true }],
    ['offline', { isOffline: true, isLive: false, lostFor: 0 }],
    ['updating', { isMisfit: true, isLive: false, lostFor: 60_000, failing: true }],
    ['offline', { isMisfit: true, isOffline: true }],
    ['connecting', { isLive: false, wasLive: false }],
    ['unreachable', { isLive: false, wasLive: false, failing: true }],
  ])('is %s with %o', (expected, change) => {
    expect(connectionState({ ...live, ...change })).toBe(expected);
  });

  it('says nothing of a reconnect that takes no longer than usual', () => {
    const lost = { ...live, isLive: false, failing: true };
    expect(connectionState({ ...lost, lostFor: USUAL_RECONNECT_MS - 1 })).toBe('live');
    expect(connectionState({ ...lost, lostFor: USUAL_RECONNECT_MS })).toBe('reconnecting');
  });
});
