import { expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

const NOON = Date.parse('2026-11-30T12:00:00Z');
const TEN_MINUTES = 600_000;

it('knows how far this browser’s clock is ahead of the server’s', () => {
  const clock = createServerClock(() => NOON + TEN_MINUTES);
  clock.noteAnswer('Mon, 30 Nov 2026 12:00:00 GMT');
  expect(clock.offsetMs()).toBe(-TEN_MINUTES);
});

it('tells the server’s time to half a second of what its answers say', () => {
  const clock = createServerClock(() => NOON + TEN_MINUTES);
  expect(clock.now()).toBe(NOON + TEN_MINUTES);
  clock.noteAnswer('Mon, 30 Nov 2026 12:00:00 GMT');
  expect(clock.now()).toBe(NOON + 500);
});

it('takes no notice of the moment that an answer was on its way', () => {
  const clock = createServerClock(() => NOON + 900);
  clock.noteAnswer('Mon, 30 Nov 2026 12:00:00 GMT');
  expect(clock.offsetMs()).toBe(0);
});

it.each([null, '', 'yesterday'])('goes on by what it knows where an answer says %j', (date) => {
  const clock = createServerClock(() => NOON + TEN_MINUTES);
  clock.noteAnswer('Mon, 30 Nov 2026 12:00:00 GMT');
  clock.noteAnswer(date);
  expect(clock.offsetMs()).toBe(-TEN_MINUTES);
});
