import { expect, it } from 'vitest';
import { createRoomId } from './room-id.ts';

const roomId = createRoomId('secret');
const [here, there] = ['presence-chapter-1', 'presence-chapter-2'];

it('is the account’s for who shows their full name alone', () => {
  expect(roomId(here, 'ana', 'name')).toBe('ana');
  expect(roomId(here, 'ana', 'first-name')).toMatch(/^[\w-]{22}$/);
  expect(roomId(here, 'ana', 'counted')).toMatch(/^[\w-]{22}$/);
});

it('is the same for all of a learner’s browsers, at every process', () => {
  expect(createRoomId('secret')(here, 'ana', 'counted')).toBe(roomId(here, 'ana', 'counted'));
});

it('is another one in another room, at another level, of another learner, by another secret', () => {
  const ids = [
    roomId(here, 'ana', 'counted'),
    roomId(there, 'ana', 'counted'),
    roomId(here, 'ana', 'first-name'),
    roomId(here, 'ben', 'counted'),
    createRoomId('another')(here, 'ana', 'counted'),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});
