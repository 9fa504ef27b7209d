import { beforeEach, expect, it, vi } from 'vitest';
import { createVisitTimes } from './visit-times.ts';

const kept = vi.hoisted(() => ({ value: {} as Record<string, number> }));
vi.mock('../stored.ts', () => ({
  visitTimes: {
    get: async () => kept.value,
    set: async (value: Record<string, number>) => {
      kept.value = value;
    },
  },
}));

const ROOM = 'presence-chapter-1';
const MINUTE = 60_000;
let now = 0;

beforeEach(() => {
  kept.value = {};
  vi.setSystemTime(1_800_000_000_000);
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

it('begins when the server has let the learner in, and goes on whatever comes between', async () => {
  const visits = createVisitTimes();
  visits.begin(ROOM);
  expect(await visits.of(ROOM)).toBeNull();
  visits.granted(ROOM);
  vi.setSystemTime(Date.now() + MINUTE);
  visits.granted(ROOM);
  expect(await visits.of(ROOM)).toBe(1_800_000_000_000);
});

it('begins anew with the next visit, and for whoever signs in', async () => {
  const visits = createVisitTimes();
  visits.begin(ROOM);
  visits.granted(ROOM);
  visits.end(ROOM);
  visits.begin(ROOM);
  expect(await visits.of(ROOM)).toBeNull();
  visits.granted(ROOM);
  visits.clear();
  expect(await visits.of(ROOM)).toBeNull();
});

it('goes on in a worker that has just started, and not in one that has been there for long', async () => {
  const before = createVisitTimes();
  before.begin(ROOM);
  before.granted(ROOM);
  vi.setSystemTime(Date.now() + MINUTE);
  const early = createVisitTimes();
  early.begin(ROOM);
  expect(await early.of(ROOM)).toBe(1_800_000_000_000);
  const late = createVisitTimes();
  now = MINUTE;
  late.begin(ROOM);
  expect(await late.of(ROOM)).toBeNull();
});

it('has none of a channel that is no room’s', async () => {
  const visits = createVisitTimes();
  visits.granted('presence-global');
  expect(await visits.of('presence-global')).toBeNull();
});
