import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { dueAt, look, type Sighting, UNSEEN } from '../sighting.ts';

/** A page without a browser: what it tells is set, and it is looked at as the real one is. */
export interface TestPage {
  /** Its address becomes another. */
  step(url: string): void;
  /** Its elements tell this from now on. */
  change(elements: Record<string, string>): void;
  /** Its frames are at these addresses. */
  frames(urls: string[]): void;
  /** The rooms that it has been in, one after the other, as course and chapter. */
  rooms(): (string | null)[];
}

interface Facts {
  url: string;
  elements: Record<string, string>;
  frames: string[];
}

/** A page that was loaded, on a clock that the test sets. */
export function createTestPage(
  rules: readonly SiteRule[],
  loaded: string,
  first: Record<string, string>,
): TestPage {
  let facts: Facts = { url: loaded, elements: first, frames: [] };
  let sighting: Sighting = UNSEEN;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rooms: (string | null)[] = [];

  function see(change: Partial<Facts>, count = 0): void {
    facts = { ...facts, ...change };
    const now = Date.now();
    const before = sighting.room;
    sighting = look(sighting, rules, facts, now, { count, at: now });
    const { room } = sighting;
    if (room !== before) {
      const name = room && `${room.course} ${room.chapter}`;
      if (name !== (rooms.at(-1) ?? null)) rooms.push(name);
    }
    clearTimeout(timer);
    const due = dueAt(sighting);
    if (due !== null) timer = setTimeout(() => see({}), due - now);
  }

  see({});
  return {
    step: (url) => see({ url }, 1),
    change: (elements) => see({ elements }),
    frames: (frames) => see({ frames }),
    rooms: () => rooms,
  };
}
