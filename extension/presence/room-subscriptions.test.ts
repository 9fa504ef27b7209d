import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Room } from '../messages/room.ts';
import { AuthorisationError } from './authorisation-error.ts';
import type { ChannelListener } from './channel-listener.ts';
import { createRoomSubscriptions } from './room-subscriptions.ts';

const ROOMS: Record<string, Room> = {
  plain: { site: 'open', course: 'c', chapter: '1' },
  room: { site: 'school', course: 'c', chapter: '1' },
};
const SITES = [{ id: 'school', groups: true }, { id: 'open' }];

let joined: string[];
let names: () => Promise<string[]>;
const listener = {
  snapshot: vi.fn(),
  awaiting: vi.fn(),
  joined: vi.fn(),
  left: vi.fn(),
  event: vi.fn(),
  refused: vi.fn(),
} satisfies ChannelListener;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  joined = [];
  names = async () => ['room==a'];
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const rooms = createRoomSubscriptions({
    connection: () => ({
      subscribe: (name) => joined.push(name),
      unsubscribe: (name) => {
        joined = joined.filter((other) => other !== name);
      },
    }),
    roomOf: (channel) => ROOMS[channel],
    fetchNames: () => names(),
  });
  rooms.setSites(SITES);
  return rooms;
}

it('joins the channel of a room, of who is of no group as of a server that knows none', () => {
  const rooms = open();
  rooms.subscribe('plain', listener);
  rooms.setSites(undefined);
  rooms.subscribe('room', listener);
  expect(joined).toEqual(['plain', 'room']);
});

it('joins the channels that the server names where rooms are per group, and leaves them', async () => {
  names = async () => ['room', 'room==a', 'room==b'];
  const rooms = open();
  rooms.subscribe('room', listener);
  expect(listener.awaiting).toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(0);
  expect(joined).toEqual(['room', 'room==a', 'room==b']);
  expect(rooms.askedFor('room==b')).toEqual(['room', ROOMS.room]);
  expect(rooms.askedFor('plain')).toEqual(['plain', ROOMS.plain]);
  rooms.unsubscribe('room');
  expect(joined).toEqual([]);
});

it('joins nothing of a room that was left, or joined anew, meanwhile', async () => {
  const rooms = open();
  rooms.subscribe('room', listener);
  rooms.unsubscribe('room');
  await vi.advanceTimersByTimeAsync(0);
  expect(joined).toEqual([]);
  rooms.subscribe('room', listener);
  rooms.subscribe('room', listener);
  await vi.advanceTimersByTimeAsync(0);
  expect(joined).toEqual(['room==a']);
});

it('asks again where the server does not answer, and seldom where it refuses', async () => {
  let asked = 0;
  let final = false;
  names = async () => {
    asked += 1;
    throw new AuthorisationError('No.', final);
  };
  const rooms = open();
  rooms.subscribe('room', listener);
  await vi.advanceTimersByTimeAsync(0);
  expect([asked, listener.refused.mock.calls.length]).toEqual([1, 0]);
  final = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect([asked, listener.refused.mock.calls.length]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(2);
  names = async () => ['room==a'];
  await vi.advanceTimersByTimeAsync(60_000);
  expect(joined).toEqual(['room==a']);
});
