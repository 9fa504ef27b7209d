import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { moodle } from '../../server/contract/sites/presets/moodle.ts';
import type { SiteRule } from '../../server/contract/sites/rule.ts';
import { look, type Sighting, seenLate } from './sighting.ts';
import { createTestPage, type TestPage } from './testing/test-page.ts';

const H = 'https://moodle.example.edu';
const MOODLE: SiteRule = { ...moodle, id: 'school', origins: [H] };
const FRAMED: SiteRule = {
  ...MOODLE,
  frames: [{ origins: ['https://c.test'], at: '/{slide}', chapter: '{chapter}/{slide}' }],
};
const page = (chapter: number) => `${H}/mod/page/view.php?id=${chapter}`;
const body = (course: number | null) =>
  course === null ? {} : { 'body@class': `path-mod course-${course}` };

let site: TestPage;
const load = (url: string, elements: Record<string, string>, rule = MOODLE) => {
  site = createTestPage([rule], url, elements);
};
const pass = (ms: number) => vi.advanceTimersByTime(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a page that is loaded', () => {
  it('is in its room at once where its elements are there', () => {
    load(page(1), body(5));
    expect(site.rooms()).toEqual(['5 1']);
  });

  it('is in its room as soon as they come', () => {
    load(page(1), body(null));
    pass(10_000);
    expect(site.rooms()).toEqual([]);
    site.change(body(5));
    expect(site.rooms()).toEqual(['5 1']);
  });

  it('is in its room as soon as its frame tells, and without it after 500 ms', () => {
    load(page(1), body(5), FRAMED);
    site.frames(['https://c.test/a']);
    expect(site.rooms()).toEqual(['5 1/a']);
    site.frames(['https://c.test/b']);
    expect(site.rooms()).toEqual(['5 1/a', '5 1/b']);
    load(page(1), body(5), FRAMED);
    pass(499);
    expect(site.rooms()).toEqual([]);
    pass(1);
    expect(site.rooms()).toEqual(['5 1']);
  });
});

describe('a page that the script comes to when a step has led there', () => {
  let sighting: Sighting;
  const see = (course: number, now: number) => {
    const facts = { url: page(2), elements: body(course) };
    sighting = look(sighting, [MOODLE], facts, now, { count: 0, at: 0 });
    return sighting.room?.course;
  };
  beforeEach(() => {
    sighting = seenLate(body(5), 0);
  });

  it('is in its room as soon as the elements have followed', () => {
    expect(see(5, 300)).toBeUndefined();
    expect(see(6, 301)).toBe('6');
  });

  it('is in it after 500 ms where they stay as they are', () => {
    expect(see(5, 499)).toBeUndefined();
    expect(see(5, 500)).toBe('5');
  });
});

describe('a step', () => {
  beforeEach(() => load(page(1), body(5)));

  it('leads on as soon as the elements have followed', () => {
    site.step(page(2));
    pass(300);
    site.change(body(6));
    expect(site.rooms()).toEqual(['5 1', '6 2']);
  });

  it('leads on after 500 ms where they stay as they are', () => {
    site.step(page(2));
    pass(499);
    site.change({ 'body@class': 'path-mod course-5 modal-open' });
    expect(site.rooms()).toEqual(['5 1']);
    pass(1);
    expect(site.rooms()).toEqual(['5 1', '5 2']);
  });

  it('leads on 500 ms after the last of several', () => {
    site.step(page(2));
    pass(300);
    site.step(page(3));
    pass(150);
    site.change(body(6)); // of the first
    pass(340);
    site.change(body(7));
    pass(10);
    expect(site.rooms()).toEqual(['5 1', '7 3']);
  });

  it('leads away at once where the address alone is no chapter', () => {
    site.step(`${H}/my/`);
    expect(site.rooms()).toEqual(['5 1', null]);
  });

  it('is no reason to leave while elements are missing for a moment', () => {
    site.step(page(2));
    site.change(body(null));
    pass(400);
    site.change(body(5));
    pass(100);
    expect(site.rooms()).toEqual(['5 1', '5 2']);
  });

  it('leads away where they stay missing', () => {
    site.step(page(2));
    site.change(body(null));
    pass(500);
    expect(site.rooms()).toEqual(['5 1', null]);
  });

  it('waits for the frame as well', () => {
    load(page(1), body(5), FRAMED);
    site.frames(['https://c.test/a']);
    site.step(page(2));
    site.change(body(6));
    pass(400);
    expect(site.rooms()).toEqual(['5 1/a']);
    site.frames(['https://c.test/z']);
    expect(site.rooms()).toEqual(['5 1/a', '6 2/z']);
  });
});

describe('a frame that is gone', () => {
  beforeEach(() => {
    load(page(1), body(5), FRAMED);
    site.frames(['https://c.test/a']);
    site.frames([]);
  });

  it('leads to another room after 500 ms', () => {
    pass(499);
    expect(site.rooms()).toEqual(['5 1/a']);
    pass(1);
    expect(site.rooms()).toEqual(['5 1/a', '5 1']);
  });

  it('leads nowhere where another comes in its place', () => {
    pass(300);
    site.frames(['https://c.test/b']);
    expect(site.rooms()).toEqual(['5 1/a', '5 1/b']);
  });
});

describe('an address that is rewritten', () => {
  beforeEach(() => load(page(1), body(5)));

  it('changes nothing, however often', () => {
    for (let at = 0; at < 100; at += 1) {
      site.step(`${page(1)}&scroll=${at}#${at}`);
      pass(40);
    }
    pass(10_000);
    expect(site.rooms()).toEqual(['5 1']);
  });

  it('is no step, and so takes nothing from one', () => {
    site.step(page(2));
    pass(450);
    site.step(`${page(2)}&scroll=1`);
    pass(50);
    expect(site.rooms()).toEqual(['5 1', '5 2']);
  });

  it('keeps nobody for ever in a room whose page is gone', () => {
    site.step(page(2));
    site.change(body(null));
    for (let at = 0; at < 20; at += 1) {
      site.step(`${page(2)}&t=${at}`);
      pass(250);
    }
    expect(site.rooms()).toEqual(['5 1', null]);
  });
});

describe('an element that changes by itself', () => {
  it('leads on at once where elements alone tell the chapter', () => {
    const rule: SiteRule = {
      ...MOODLE,
      pages: [
        {
          at: '/learn',
          read: { chapter: { element: 'main', attribute: 'data-lesson' } },
          course: 'one',
        },
      ],
    };
    load(`${H}/learn`, { 'main@data-lesson': '1' }, rule);
    site.change({ 'main@data-lesson': '2' });
    expect(site.rooms()).toEqual(['one 1', 'one 2']);
  });

  it('leads on with the step that follows it, or after 500 ms', () => {
    load(page(1), body(5));
    site.change(body(6));
    pass(200);
    site.step(page(2));
    expect(site.rooms()).toEqual(['5 1', '6 2']);
    pass(600);
    site.change(body(7));
    pass(500);
    expect(site.rooms()).toEqual(['5 1', '6 2', '7 2']);
  });
});
