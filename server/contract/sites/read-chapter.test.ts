import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../tests/faults/random/random.ts';
import { type DocumentFacts, neededElements } from './document-facts.ts';
import { PRESETS } from './presets/presets.ts';
import { readChapter } from './read-chapter.ts';
import type { SiteRule } from './rule.ts';

const RULE: SiteRule = {
  id: 'school',
  origins: ['https://learn.example.com'],
  pages: [{ at: '/courses/{course}/chapters/{chapter}' }],
};

/** `course, chapter` of what a rule makes of a page, or the code of why it is none. */
function outcome(change: Partial<SiteRule>, facts: string | DocumentFacts): string {
  const read = readChapter(
    [{ ...RULE, ...change }],
    typeof facts === 'string' ? { url: facts } : facts,
  );
  return 'found' in read ? `${read.found.room.course}, ${read.found.room.chapter}` : read.why.code;
}

describe('the origin of a page', () => {
  it.each([
    ['https://learn.example.com', 'https://ana:x@LEARN.example.com:443', true],
    ['https://learn.example.com', 'https://learn.example.com.', true],
    ['https://LERNEN.räume.test', 'https://lernen.xn--rume-loa.test', true],
    ['https://*.example.com', 'https://a.b.example.com', true],
    ['http://127.0.0.1:*', 'http://127.0.0.1:8787', true],
    ['http://127.0.0.1:*', 'http://127.0.0.1', true],
    ['http://[::1]:80', 'http://[::1]', true],
    ['https://learn.example.com', 'http://learn.example.com', false],
    ['https://learn.example.com', 'https://learn.example.com:8443', false],
    ['https://learn.example.com', 'https://learn.example.com.evil.test', false],
    ['https://*.example.com', 'https://example.com', false],
    ['https://*.example.com', 'https://evil-example.com', false],
  ])('of a rule for %s may be %s: %s', (origin, page, isIt) => {
    const url = `${page}/courses/1/chapters/2`;
    expect(outcome({ origins: [origin] }, url)).toBe(isIt ? '1, 2' : 'other-site');
  });

  it.each([
    '',
    'x',
    'about:blank',
    'javascript:alert(1)',
    'blob:https://learn.example.com/1',
    'file:///courses/1/chapters/2',
  ])('is none of %j', (url) => expect(outcome({}, url)).toBe('other-site'));
});

describe('what is taken off before', () => {
  const pages = [{ at: '/{course}/{chapter...}' }];
  it.each<[Partial<SiteRule>, string, string]>([
    [{ base: '/m/x' }, '/m/x/maths/1', 'maths, 1'],
    [{ base: '/m' }, '/mx/maths/1', 'other-page'],
    [{ base: '/m' }, '/maths/1', 'other-page'],
    [{ locales: ['de', 'en'] }, '/de/maths/1', 'maths, 1'],
    [{ locales: ['de', 'en'] }, '/maths/de', 'maths, de'],
    [{ base: '/m', locales: ['de'] }, '/m/de/maths/1', 'maths, 1'],
    [{ trim: ['index.html', '.html'] }, '/maths/1/index.html', 'maths, 1'],
    [{ trim: ['index.html', '.html'] }, '/maths/1.html', 'maths, 1'],
    [{ trim: ['.html'] }, '/maths/.html', 'maths, .html'],
    [{}, '/maths/1.html', 'maths, 1.html'],
  ])('by %j from %s: %s', (change, path, expected) => {
    expect(outcome({ pages, ...change }, `https://learn.example.com${path}`)).toBe(expected);
  });
});

describe('ids', () => {
  const url = (chapter: string) => `https://learn.example.com/courses/1/chapters/${chapter}`;

  it('may be long, but not as long as anybody likes', () => {
    expect(outcome({}, url('課'.repeat(500)))).toBe(`1, ${'課'.repeat(500)}`);
    expect(outcome({}, url('x'.repeat(1_101)))).toBe('no-id');
    expect(outcome({}, url('x'.repeat(20_000)))).toBe('other-site');
  });

  it('are those of a constant and of another course', () => {
    const book = { pages: [{ at: '/book/{chapter...}', course: 'book' }], trim: ['.html'] };
    const url = 'https://learn.example.com/book/ch04-01-ownership.html';
    expect(outcome(book, url)).toBe('book, ch04-01-ownership');
    const sameCourse = { 'maths-2025': 'maths' };
    const courses = 'https://learn.example.com/courses';
    expect(outcome({ sameCourse }, `${courses}/maths-2025/chapters/1`)).toBe('maths, 1');
    expect(outcome({ sameCourse }, `${courses}/constructor/chapters/1`)).toBe('constructor, 1');
  });

  it('are the same again from the address of any that there is: 20,000 of all scripts', () => {
    const random = createRandom(7);
    const characters = [
      ...'aZ09/%;+@.~:?#&=!$()*,[]{}|\\^` "<>',
      '%2F',
      '%25',
      'ü',
      'e\u0301',
      '課',
      'ע',
      'ك',
      'ไ',
      '🙂',
    ];
    const id = () =>
      Array.from({ length: 1 + random.below(6) }, () => random.pick(characters)).join('');
    const pages = [
      { at: '/one/{course}/{chapter}' },
      { at: '/two/{course}/{a}/{b}', chapter: '{a}/{b}' },
      { at: '/all/{course}/{chapter...}' },
    ];
    const seen = new Map<string, string>();
    for (let count = 0; count < 20_000; count += 1) {
      const [course, one, other] = [`c${id()}`, `a${id()}`, `b${id()}`];
      const [first, second] = [encodeURIComponent(one), encodeURIComponent(other)];
      const at = `https://learn.example.com/one/${encodeURIComponent(course)}/${first}`;
      const alone = outcome({ pages }, at);
      const normal = `${course.normalize('NFC')}, ${one.normalize('NFC')}`;
      if (alone !== normal) expect(alone).toBe(normal);
      const pair = JSON.stringify([one.normalize('NFC'), other.normalize('NFC')]);
      const joined = outcome({ pages }, `https://learn.example.com/two/x/${first}/${second}`);
      const spread = outcome({ pages }, `https://learn.example.com/all/x/${first}/${second}`);
      if (spread !== joined) expect(spread).toBe(joined);
      const before = seen.get(joined) ?? pair;
      if (before !== pair) expect([joined, before]).toEqual([joined, pair]);
      seen.set(joined, pair);
    }
    expect(seen.size).toBeGreaterThan(19_000);
  });
});

describe('what elements tell', () => {
  const attribute: Partial<SiteRule> = {
    pages: [
      {
        at: '/lesson',
        read: { course: { element: 'main', attribute: 'data-course', as: 'c/{value:number}' } },
        chapter: '{course}',
      },
      { at: '/{course}/{chapter...}' },
    ],
  };
  const page = (elements?: Record<string, string>): DocumentFacts => ({
    url: 'https://learn.example.com/lesson',
    ...(elements && { elements }),
  });

  it('is read from classes and attributes', () => {
    expect(outcome(attribute, page({ 'main@data-course': ' c/5 ' }))).toBe('5, 5');
    const pages = [
      {
        at: '/lesson',
        course: 'x',
        read: { chapter: { element: 'body', class: 'cmid-{value:number}' } },
      },
    ];
    expect(outcome({ pages }, page({ 'body@class': 'cmid-x acmid-1 cmid-12\n cmid-13' }))).toBe(
      'x, 12',
    );
  });

  it('is waited for, and no later page is taken meanwhile', () => {
    for (const elements of [
      undefined,
      {},
      { 'main@data-course': '' },
      { 'main@data-course': 'c/x' },
    ]) {
      expect(outcome(attribute, page(elements))).toBe('no-element');
    }
  });

  it('is asked for once each', () => {
    const moodle = PRESETS.find(({ name }) => name === 'moodle')?.rule ?? RULE;
    const titles = {
      chapter: { element: 'h1' },
      course: { element: 'meta', attribute: 'content' },
    };
    expect(neededElements([{ ...RULE, ...moodle, titles }])).toEqual([
      { element: 'body', attribute: 'class' },
      titles.course,
      titles.chapter,
    ]);
  });
});

describe('several rules', () => {
  const other: SiteRule = {
    id: 'other',
    origins: RULE.origins,
    pages: [{ at: '/{course}/{chapter}' }],
  };

  it('are asked in their order, and one that knows the page answers', () => {
    const url = 'https://learn.example.com/maths/1';
    expect(readChapter([RULE, other], { url })).toMatchObject({
      found: { room: { site: 'other' } },
    });
    expect(readChapter([], { url })).toEqual({ why: { code: 'other-site' } });
  });

  it('come to an end with an address that is made to take them long, all presets at one site', () => {
    const rules = PRESETS.map(({ name, rule }) => ({ ...rule, id: name, origins: RULE.origins }));
    const url = `https://learn.example.com/${'a/'.repeat(4_000)}?${'x=1&'.repeat(1_500)}#/${'%'.repeat(500)}`;
    // A pattern that goes back and forth in it would take years; what a page takes is in bench/size.
    for (const address of [url, url.replaceAll('a', '%C3%A4')]) {
      expect(readChapter(rules, { url: address })).toHaveProperty('why');
    }
  });
});
