import { expect, it } from 'vitest';
import type { Walk } from './audience-walk.ts';
import { MOST_COUNTED, reachOf } from './reach.ts';

/** Stretches of `size` browsers, of two to a learner, until there were `total`. */
function walkOf(total: number, size: number): { walk: Walk; asked: (string | null)[] } {
  const asked: (string | null)[] = [];
  const walk: Walk = async (after) => {
    asked.push(after);
    const from = Number(after ?? 0);
    const to = Math.min(total, from + size);
    const subscriptions = Array.from({ length: to - from }, (_, index) => ({
      id: String(from + index),
      learnerId: `learner-${Math.floor((from + index) / 2)}`,
    }));
    return { subscriptions, to: to < total ? String(to) : null };
  };
  return { walk, asked };
}
const stopped = () => 0;

it.each([
  [0, { people: 0, devices: 0 }],
  [3, { people: 2, devices: 3 }],
  [MOST_COUNTED, { people: 5_000, devices: 10_000 }],
  [MOST_COUNTED + 1, { people: 5_000, devices: 10_000, atLeast: true }],
])('counts %i browsers', async (total, reach) => {
  expect(await reachOf(walkOf(total, 1_000).walk, stopped)).toEqual(reach);
});

it('ends when its time is over, and says at least', async () => {
  let now = 0;
  const { walk, asked } = walkOf(1_000, 10);
  const clock = () => {
    now += 70;
    return now;
  };
  expect(await reachOf(walk, clock)).toEqual({ people: 15, devices: 30, atLeast: true });
  expect(asked).toEqual([null, '10', '20']);
});
