import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageRecord } from './page-record.ts';
import { PeopleLog } from './people-log.ts';
import { ROOMS } from './rooms.ts';
import { newWorld } from './world.ts';

const OTHERS = ['Gus'];
const room = ROOMS.at(-1) ?? { site: '', course: '', chapter: '' };

const people = new PeopleLog();
people.note(newWorld(['Ben'], OTHERS), 0);
const NOTHING = { history: [], others: OTHERS, visits: [], people, sightings: [], listed: [] };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 0 }));
afterEach(() => void vi.useRealTimers());

/** How many a page has to tell of that was opened after a second, where Gus comes at `joinedAt`. */
function due(restarts: number[], joinedAt: number, isNew = true): number {
  const record = new PageRecord('Ben', true, 0, new Set());
  record.arrive({ at: 1_000, room, isNew });
  record.see(true);
  vi.setSystemTime(2_000);
  record.judge({ ...NOTHING, restarts });
  const visits = [{ at: joinedAt, room, name: 'Gus', joins: true }];
  return record.judge({ ...NOTHING, restarts, visits, listed: OTHERS }).due;
}

describe('a page that was opened a moment ago', () => {
  it('has to tell of who comes', () => {
    expect(due([], 5_000)).toBe(1);
  });

  it('may take who comes for one who comes back, where it was opened during a restart', () => {
    expect(due([500], 5_000)).toBe(0);
    expect(due([500], 20_499)).toBe(0);
  });

  it('has to tell of who comes once all are back', () => {
    expect(due([500], 20_500)).toBe(1);
  });

  it('has to tell of who comes where its browser knew the chapter before the restart', () => {
    expect(due([500], 5_000, false)).toBe(1);
  });
});
