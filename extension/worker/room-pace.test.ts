import { expect, it } from 'vitest';
import { createRoomPace } from './room-pace.ts';

function joined(byHand: boolean, everyMs: number, forMs: number): number {
  let time = 0;
  const pace = createRoomPace(() => time);
  let rooms = 0;
  for (; time < forMs; time += everyMs) if (pace.take(byHand) === 0) rooms += 1;
  return rooms;
}

it('lets a tab that nobody touches into 20 rooms at once, and 20 a minute then', () => {
  expect(joined(false, 10, 1_000)).toBe(20);
  expect(joined(false, 10, 10 * 60_000)).toBeLessThanOrEqual(20 + 10 * 20);
});

it('lets a reader go on who turns a page each half second', () => {
  expect(joined(true, 500, 5 * 60_000)).toBe(600);
});

it('says how long it is until the next', () => {
  let time = 0;
  const pace = createRoomPace(() => time);
  for (let room = 0; room < 20; room += 1) expect(pace.take(false)).toBe(0);
  expect(pace.take(false)).toBe(3_000);
  time = 1_000;
  expect(pace.take(false)).toBe(2_000);
  time = 3_000;
  expect(pace.take(false)).toBe(0);
});
