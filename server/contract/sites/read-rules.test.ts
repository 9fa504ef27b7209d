import { describe, expect, it } from 'vitest';
import { readRules } from './read-rules.ts';

const ORIGINS = ['https://learn.example.com'];
const PAGES = [{ at: '/{course}/{chapter}' }];

/** What is wrong with it, or the ids of the rules. */
function outcome(content: unknown): string[] {
  const read = readRules(content);
  return 'rules' in read ? read.rules.map(({ id }) => id) : read.problems;
}

describe('rules that are written down', () => {
  it('are one by itself, or a file of them', () => {
    expect(outcome({ origins: ORIGINS, pages: PAGES })).toEqual(['learn-example-com']);
    const sites = [
      { preset: 'moodle', origins: ['https://moodle.example.edu'], base: '/m' },
      { id: 'docs', preset: 'docs', origins: ORIGINS, locales: ['de'] },
    ];
    expect(outcome({ $schema: './x.json', sites })).toEqual(['moodle-example-edu', 'docs']);
  });

  it('are a preset’s where they say nothing else', () => {
    const read = readRules({ preset: 'docs', origins: ORIGINS, locales: ['it'] });
    expect(read).toMatchObject({ rules: [{ locales: ['it'], trim: ['index.html', '.html'] }] });
  });

  it.each<[unknown, string]>([
    [null, 'the rule: must be Object'],
    ['moodle', 'the rule: must be Object'],
    [{ preset: 'moodle' }, 'origins: is missing'],
    [{ origins: [], pages: PAGES }, 'origins: name one at least'],
    [{ origins: ORIGINS }, 'pages: name the pages that are chapters'],
    [{ origins: ORIGINS, pages: [] }, 'pages: name one kind of page at least'],
    [
      { origins: ORIGINS, preset: 'modle' },
      'preset: there is no preset "modle": take one of generic, moodle',
    ],
    [
      { origins: ORIGINS, pages: PAGES, id: 'My school' },
      'id: is no id: use 1 to 24 of a-z, 0-9 and -',
    ],
    [{ origins: ORIGINS, pages: PAGES, acces: 'open' }, 'acces: there is no such setting'],
    [{ origins: ORIGINS, pages: PAGES, access: 'all' }, 'access: must be ("open" | "enrolled")'],
    [{ origins: ORIGINS, pages: [{ at: 5 }] }, 'pages[0].at: is none of the forms'],
    [
      { origins: ORIGINS, pages: Array(41).fill(PAGES[0]) },
      'pages: is too long: at most 40, and it has 41',
    ],
    [{ origins: ORIGINS, pages: [{ at: `/${'x'.repeat(300)}` }] }, 'pages[0].at'],
    [
      { origins: ORIGINS, pages: [{ at: '/:a/:b' }] },
      'pages[0].at: "/:a/:b" has a placeholder with a colon',
    ],
    [{ sites: [] }, 'sites'],
    [
      { sites: [{ origins: ORIGINS, pages: [{ at: '/x' }] }] },
      'sites[0].pages[0]: "/x" says nowhere which course',
    ],
    [
      { sites: Array(2).fill({ origins: ORIGINS, pages: PAGES }) },
      'are both called "learn-example-com"',
    ],
    [
      {
        sites: [
          { id: 'a', preset: 'generic', origins: ['https://a.test'], uniqueChapters: true },
          { id: 'b', preset: 'generic', origins: ['https://b.test'], uniqueChapters: true },
        ],
      },
      '"a" and "b" have uniqueChapters',
    ],
    [
      {
        sites: [
          { id: 'a', preset: 'generic', origins: ['https://a.test'] },
          { id: 'b', aliases: ['a'], preset: 'generic', origins: ['https://b.test'] },
        ],
      },
      'are both called "a"',
    ],
  ])('are refused: %j', (content, problem) => {
    expect(outcome(content).join('\n')).toContain(problem);
  });

  it.each([
    'body{',
    'a, b',
    'div:has(p)',
    '*',
    'a b c d e f g h '.repeat(20),
    '[x="',
    'a  b',
    ' > a',
  ])('name no element by %j', (element) => {
    const read = { course: { element, class: 'course-{value}' } };
    expect(outcome({ origins: ORIGINS, pages: [{ at: '/{chapter}', read }] })).not.toEqual([
      'learn-example-com',
    ]);
  });

  it.each([
    'body',
    '#main',
    'main.course',
    'html body > .a.b',
    'meta[name="course"]',
    '[data-course]',
  ])('name an element by %j', (element) => {
    const read = { course: { element, attribute: 'content' } };
    expect(outcome({ origins: ORIGINS, pages: [{ at: '/{chapter}', read }] })).toEqual([
      'learn-example-com',
    ]);
  });

  it('are read in no time, however silly they are', () => {
    const at = Array.from(
      { length: 10 },
      (_, index) => `/${'a/'.repeat(100)}{course}/${index}/{chapter...}`,
    );
    const pages = Array.from({ length: 40 }, () => ({ at }));
    const except = Array.from({ length: 40 }, () => `/${'{x}/'.repeat(70)}`);
    const deep = { element: `${'a'.repeat(60)} ${'['.repeat(50)}`, class: `${'{'.repeat(90)}` };
    const start = performance.now();
    expect('problems' in readRules({ origins: ORIGINS, pages, except })).toBe(true);
    expect('problems' in readRules({ origins: ORIGINS, pages })).toBe(true);
    expect(
      'problems' in readRules({ origins: ORIGINS, pages: [{ at: '/x', read: { a: deep } }] }),
    ).toBe(true);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
