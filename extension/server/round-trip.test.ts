import { expect, it } from 'vitest';
import { createRoundTrip } from './round-trip.ts';

it('a quick line is waited for as long as usual', () => {
  const roundTrip = createRoundTrip();
  expect(roundTrip.patience(5_000)).toBe(5_000);
  roundTrip.answered(1_000);
  expect(roundTrip.patience(5_000)).toBe(5_000);
});

it('a line whose round trips take 6 s is waited for three times as long, until it is quick again', () => {
  const roundTrip = createRoundTrip();
  for (const ms of [6_000, 6_100, 6_000, 9_000]) roundTrip.answered(ms);
  expect(roundTrip.patience(5_000)).toBe(18_000);
  roundTrip.answered(50);
  expect(roundTrip.patience(5_000)).toBe(5_000);
});

it('a server that takes its time now and then makes no slow line', () => {
  const roundTrip = createRoundTrip();
  for (const ms of [50, 4_000, 60, 5_000]) roundTrip.answered(ms);
  expect(roundTrip.patience(5_000)).toBe(5_000);
});

it('a line of 12 s is found out by the first wait in vain, and nothing is waited for without an end', () => {
  const roundTrip = createRoundTrip();
  roundTrip.unanswered(roundTrip.patience(10_000));
  expect(roundTrip.patience(10_000)).toBeGreaterThan(12_000);
  for (let time = 0; time < 10; time += 1) roundTrip.unanswered(roundTrip.patience(10_000));
  expect(roundTrip.patience(10_000)).toBe(30_000);
});
