import { expect, it } from 'vitest';
import { ROOMS } from './rooms.ts';
import { type Step, worldAfter } from './step.ts';
import { Visits } from './visits.ts';
import { newWorld } from './world.ts';

const [room] = ROOMS;
if (!room) throw new Error('There is no room.');

/** Who began a visit with each step, with a mark on those of whom others are told. */
function begun(...steps: Step[]): string[] {
  const visits = new Visits();
  let world = newWorld(['Ana', 'Ana'], ['Cem']);
  return steps.map((step, at) => {
    world = worldAfter(world, step);
    const of = visits.take(world, at).map(({ name, joins }) => `${name}${joins ? '!' : ''}`);
    return of.join();
  });
}

const opens = (browser: number): Step => ({ kind: 'open', browser, tab: browser, room });

it('a visit begins with the first device, and another with each more', () => {
  expect(begun(opens(0), opens(1), { kind: 'close', browser: 0, tab: 0 }, opens(0))).toEqual([
    ...['Ana!', 'Ana', '', 'Ana'],
  ]);
});

it('goes on over a line that is gone, and another level', () => {
  const offline = { kind: 'level', person: 'Ana', visibility: 'offline' } as const;
  const steps: Step[] = [opens(0), { kind: 'refuse', browser: 0 }, { kind: 'restore', browser: 0 }];
  expect(begun(...steps, offline)).toEqual(['Ana!', '', '', '']);
});

it('begins only once the server lets the device in, and goes on where that is over for a while', () => {
  const bar = (kind: 'bar' | 'unbar'): Step => ({ kind, person: 'Cem' });
  const join: Step = { kind: 'join', client: 0, room };
  expect(begun(bar('bar'), join, bar('unbar'), bar('bar'), bar('unbar'))).toEqual([
    ...['', '', 'Cem!', '', ''],
  ]);
});
