import { setImmediate } from 'node:timers';
import { expect, it } from 'vitest';
import { createOnePerTick } from './one-per-tick.ts';

it('lets one through in each turn of the event loop, in the order they came', async () => {
  const onePerTick = createOnePerTick();
  let turn = 0;
  let counting = setImmediate(function count() {
    turn += 1;
    counting = setImmediate(count);
  });
  const turns = await Promise.all([1, 2, 3].map(() => onePerTick().then(() => turn)));
  clearImmediate(counting);
  const first = turns[0] ?? 0;
  expect(turns).toEqual([first, first + 1, first + 2]);
});
