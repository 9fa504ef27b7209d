import { beforeEach, expect, it } from 'vitest';
import { createUpdate, type Update } from './update.ts';

const HOUR_MS = 3_600_000;

let isNeeded: boolean;
let now: number;
let asked: number;
let reloads: number;
let arrive: () => void;
let update: Update;

beforeEach(() => {
  [isNeeded, now, asked, reloads] = [false, 0, 0, 0];
  const runtime = {
    onUpdateAvailable: {
      addListener(listener: () => void) {
        arrive = listener;
      },
    },
    async requestUpdateCheck() {
      asked += 1;
      return { status: 'no_update' as const };
    },
    reload() {
      reloads += 1;
    },
  };
  update = createUpdate(
    runtime,
    () => isNeeded,
    () => now,
  );
});

it('leaves it to the browser when to bring in a version that nobody waits for', () => {
  update.look();
  arrive();
  expect([asked, reloads]).toEqual([0, 0]);
});

it('asks for one that the server waits for, once an hour', () => {
  isNeeded = true;
  update.look();
  update.look();
  expect(asked).toBe(1);
  now = HOUR_MS;
  update.look();
  expect(asked).toBe(2);
});

it('brings it in at once, whether it came before or comes later', () => {
  isNeeded = true;
  arrive();
  expect(reloads).toBe(1);
  isNeeded = false;
  arrive();
  expect(reloads).toBe(1);
  isNeeded = true;
  update.look();
  expect(reloads).toBe(2);
});
