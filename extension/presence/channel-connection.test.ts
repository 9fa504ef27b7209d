import { describe, expect, it } from 'vitest';
import { channelConnection } from './channel-connection.ts';

const roster = (known: boolean, refused: boolean, overdue: boolean) => ({
  known: () => known,
  isRefused: () => refused,
  isOverdue: () => overdue,
});

describe('a channel', () => {
  it.each([
    ['is live with a roster that is current', 'live', roster(true, false, false), 'live'],
    [
      'is never live with a roster that can’t be had any more',
      'live',
      roster(true, false, true),
      'reconnecting',
    ],
    ['is connecting until who is here is known', 'live', roster(false, false, false), 'connecting'],
    [
      'can’t be reached where that is never told',
      'live',
      roster(false, false, true),
      'unreachable',
    ],
    ['is refused, whatever was known before', 'live', roster(true, true, false), 'refused'],
    ['is not followed yet', 'live', undefined, 'connecting'],
    [
      'stands as the connection does where there is none',
      'reconnecting',
      roster(true, false, true),
      'reconnecting',
    ],
    ['is offline with the browser', 'offline', roster(true, false, false), 'offline'],
    [
      'is signed out, whatever was known before',
      'signed-out',
      roster(false, true, true),
      'signed-out',
    ],
  ] as const)('%s', (_, session, known, expected) => {
    expect(channelConnection(session, known)).toBe(expected);
  });
});
