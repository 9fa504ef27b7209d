import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SiteRule } from '../../server/contract/sites/rule.ts';
import { createRandom } from '../../tests/faults/random/random.ts';
import { createTestPage } from './testing/test-page.ts';

const H = 'https://learn.test';
const STEPS = 200;
const LATE_MS = 450;
const RIGHT_WITHIN_MS = 600;

interface Place {
  course: number;
  chapter: number;
}

/** A kind of site: its rule, where a chapter is, and what each of its elements tells there. */
interface Kind {
  what: string;
  pages: SiteRule['pages'];
  url(place: Place): string;
  elements(place: Place): Record<string, string>;
}

const course = { element: 'body', class: 'course-{value:number}' };
const KINDS: Kind[] = [
  {
    what: 'a hash alone',
    pages: [{ at: '/#/{course}/{chapter}' }],
    url: ({ course, chapter }) => `${H}/#/${course}/${chapter}`,
    elements: () => ({}),
  },
  {
    what: 'a hash, and the course in an element',
    pages: [{ at: '/#/{chapter}', read: { course } }],
    url: ({ chapter }) => `${H}/#/${chapter}`,
    elements: (place) => ({ 'body@class': `course-${place.course}` }),
  },
  {
    what: 'a query, and the course in an element',
    pages: [{ at: '/view?id={chapter}', read: { course } }],
    url: ({ chapter }) => `${H}/view?id=${chapter}`,
    elements: (place) => ({ 'body@class': `course-${place.course}` }),
  },
  {
    what: 'one element',
    pages: [
      {
        at: '/learn',
        read: { place: { element: 'main', attribute: 'data-place' } },
        course: 'one',
        chapter: '{place}',
      },
    ],
    url: ({ course, chapter }) => `${H}/learn?at=${course}-${chapter}`,
    elements: (place) => ({ 'main@data-place': `${place.course}-${place.chapter}` }),
  },
  {
    what: 'two elements',
    pages: [
      {
        at: '/learn',
        read: { course, chapter: { element: 'main', attribute: 'data-chapter' } },
      },
    ],
    url: ({ course, chapter }) => `${H}/learn?at=${course}-${chapter}`,
    elements: (place) => ({
      'body@class': `course-${place.course}`,
      'main@data-chapter': String(place.chapter),
    }),
  },
];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each(KINDS.flatMap((kind) => [1, 2, 3, 4, 5].map((seed) => ({ ...kind, seed }))))(
  'goes 200 steps through $what without a wrong room (seed $seed)',
  (kind) => {
    const { below: random } = createRandom(kind.seed);
    const roomOf = (place: Place) =>
      kind.what === 'one element'
        ? `one ${place.course}-${place.chapter}`
        : `${place.course} ${place.chapter}`;
    let place: Place = { course: 1, chapter: 1 };
    let shown = kind.elements(place);
    const rule = { id: 'school', origins: [H], pages: kind.pages };
    const page = createTestPage([rule], kind.url(place), shown);
    let seen = 0;
    /** What was entered since the last look is where the page is now. */
    const check = () => {
      for (const room of page.rooms().slice(seen)) expect(room).toBe(roomOf(place));
      seen = page.rooms().length;
    };
    check();

    const late: { at: number; name: string; value: string }[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      // Most steps stay in their course; each chapter is another one.
      place = {
        course: random(3) === 0 ? random(1_000) : place.course,
        chapter: place.chapter + 1 + random(3),
      };
      const at = Date.now();
      page.step(kind.url(place));
      for (const [name, value] of Object.entries(kind.elements(place))) {
        // What an earlier step had still to bring comes before, or not at all.
        for (const [index, other] of late.entries()) if (other.name === name) late.splice(index, 1);
        late.push({ at: at + random(LATE_MS), name, value });
      }
      const until = at + (random(4) === 0 ? random(400) : RIGHT_WITHIN_MS + random(600));
      while (Date.now() < until) {
        vi.advanceTimersByTime(1);
        check();
        const due = late.filter((each) => each.at <= Date.now());
        for (const { name, value } of due) {
          late.splice(
            late.findIndex((each) => each.name === name),
            1,
          );
          shown = { ...shown, [name]: value };
          page.change(shown);
          check();
        }
        if (Date.now() === at + RIGHT_WITHIN_MS) expect(page.rooms().at(-1)).toBe(roomOf(place));
      }
    }
  },
);
