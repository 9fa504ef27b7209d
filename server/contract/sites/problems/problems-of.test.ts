import { describe, expect, it } from 'vitest';
import { PRESETS } from '../presets/presets.ts';
import type { SiteRule } from '../rule.ts';
import { problemsOf } from './problems-of.ts';

const GOOD: SiteRule = {
  id: 'school',
  origins: ['https://learn.example.com'],
  pages: [{ at: '/courses/{course}/chapters/{chapter}' }],
};
const at = (pattern: string | string[]) => ({ pages: [{ at: pattern }] });
const body = (name: string) => ({ element: 'body', class: name });

describe('a rule that can never match, or matches everything', () => {
  it.each<[string, Partial<SiteRule>, string]>([
    // Origins.
    ['no scheme', { origins: ['learn.example.com'] }, 'write "https://learn.example.com"'],
    ['no web site', { origins: ['ftp://learn.example.com'] }, 'begin it with https://'],
    ['every site', { origins: ['https://*'] }, 'every site there is: name the host'],
    ['every .com', { origins: ['https://*.com'] }, 'every site there is: name the host'],
    ['every school of a country', { origins: ['https://*.ac.uk'] }, 'name your own host there'],
    ['every tenant', { origins: ['https://*.github.io:*'] }, '"https://school.github.io"'],
    ['a star within', { origins: ['https://learn.*'] }, 'write each host'],
    ['a user', { origins: ['https://ana:secret@h.test'] }, 'names a user: write the host alone'],
    ['a path', { origins: ['https://h.test/moodle/'] }, '"https://h.test", and "base": "/moodle"'],
    ['a slash', { origins: ['https://h.test/'] }, 'write "https://h.test"'],
    ['a bad port', { origins: ['https://h.test:99999'] }, 'is no origin'],
    // Patterns.
    ['a whole address', at('https://h.test/{course}/{chapter}'), 'write "/{course}/{chapter}"'],
    ['no slash', at('c/{course}/{chapter}'), 'write "/c/{course}/{chapter}"'],
    ['colons', at('/c/:course/:chapter'), 'write "/c/{course}/{chapter}"'],
    ['a folder of Next.js', at('/c/[course]/[...chapter]'), 'write "/c/{course}/{chapter...}"'],
    ['a regular expression', at('/c/(\\d+)/(.*)+$'), 'write {name:number} for digits'],
    ['an empty segment', at('/c//{course}/{chapter}'), 'write "/c/{course}/{chapter}"'],
    ['dots', at('/c/../{course}/{chapter}'), 'which browsers take out'],
    ['an open brace', at('/c/{course/{chapter}'), 'has a { or } without the other in "{course"'],
    ['a bad name', at('/c/{course id}/{chapter}'), 'has {course id}: a placeholder is {name}'],
    ['two in a segment', at('/c/{course}-{chapter}'), 'take all of it as one, {name}'],
    ['text beside several', at('/c/{course}/x{chapter...}'), 'stand alone, between slashes'],
    ['two of several', at('/{course...}/{chapter...}'), 'only one can tell where it ends'],
    ['a name twice', at('/{course}/{course}'), 'has {course} twice'],
    ['a field twice', at('/{course}?id={chapter}&id=*'), 'asks for ?id twice'],
    ['a bare fragment', at('/{course}/{chapter}#/'), 'write "/{course}/{chapter}"'],
    ['a digit behind digits', at('/{course}/{chapter:number}0'), 'which takes all digits'],
    ['an empty field', at('/{course}?chapter'), 'write "?chapter={chapter}"'],
    // Ids.
    ['no course', at('/lessons/{chapter}'), '"course": "its-name"'],
    ['no chapter', at('/lessons/{course}'), 'call a placeholder {chapter}'],
    [
      'one room for everything',
      { pages: [{ at: '/**', course: 'all', chapter: 'all' }] },
      'is one room for all that "/**" matches',
    ],
    [
      'what nothing tells',
      { pages: [{ at: '/{course}/{page}', chapter: '{lesson}' }] },
      'asks for {lesson}, which nothing tells: its page tells {course}, {page}',
    ],
    [
      'ids that run together',
      { pages: [{ at: '/{course}/{part}/{page}', chapter: '{part}-{page}' }] },
      'put / between them',
    ],
    [
      'a kind in a template',
      { pages: [{ at: '/{course}/{id:number}', chapter: '{id:number}' }] },
      'write {name}, without what the pattern says of it',
    ],
    // Elements.
    [
      'a class that tells nothing',
      { pages: [{ at: '/{chapter}', read: { course: body('course') } }] },
      'write "course{value}"',
    ],
    [
      'any class',
      { pages: [{ at: '/{chapter}', read: { course: body('{value}') } }] },
      'write what stands before the value',
    ],
    [
      'a class with two',
      { pages: [{ at: '/{chapter}', read: { course: body('{a}-{b}') } }] },
      'with one placeholder',
    ],
    [
      'a name that is told already',
      { pages: [{ at: '/{course}/{chapter}', read: { course: body('course-{id}') } }] },
      'the address tells {course} already',
    ],
    [
      'what is read for nothing',
      { pages: [{ at: '/{course}/{chapter}', read: { unit: body('unit-{id}') } }] },
      'use {unit} in course or chapter',
    ],
    // Parts that take each other away.
    [
      'an exception of all',
      { except: ['/courses/**'] },
      'is taken out whole by except "/courses/**"',
    ],
    [
      'a page behind a wider one',
      at(['/{course}/{chapter...}', '/{course}/pages/{chapter}']),
      'is never reached, since "/{course}/{chapter...}"',
    ],
    [
      'an ending that is taken off',
      { trim: ['.html'], ...at('/{course}/{chapter}.html') },
      'trim takes ".html" off before',
    ],
    [
      'a locale',
      { locales: ['de'], ...at('/de/{course}/{chapter}') },
      'write "/{course}/{chapter}"',
    ],
    [
      'the base again',
      { base: '/m', ...at('/m/{course}/{chapter}') },
      'write "/{course}/{chapter}"',
    ],
    ['a base that is none', { base: 'moodle/' }, 'write "/moodle"'],
    ['an ending that is none', { trim: ['/index.*'] }, 'is no ending'],
    [
      'rooms without a course',
      { uniqueChapters: true, access: 'enrolled' },
      'take one of the two away',
    ],
    ['a chain of courses', { sameCourse: { a: 'b', b: 'c' } }, 'name that one'],
    ['its own alias', { aliases: ['school'] }, 'is the id itself'],
    [
      'a frame for all chapters',
      { frames: [{ origins: ['https://c.test'], at: '/{slide}', chapter: '{slide}' }] },
      'write "{chapter}/{slide}"',
    ],
  ])('is refused: %s', (_what, change, advice) => {
    const problems = problemsOf({ ...GOOD, ...change });
    expect(problems.join('\n')).toContain(advice);
    expect(problems.join('\n')).not.toContain('secret');
  });

  it('is told all that is wrong, with where it stands', () => {
    const pages = [{ at: '/{course}/{chapter}' }, { at: '/:course/x' }, { at: '/{course}' }];
    expect(problemsOf({ ...GOOD, pages })).toEqual([
      'pages[1].at: "/:course/x" has a placeholder with a colon: write "/{course}/x"',
      'pages[2]: "/{course}" says nowhere which chapter it is: call a placeholder {chapter}, or make it of others, "chapter": "{part}/{page}"',
    ]);
  });
});

describe('a rule that is good', () => {
  it.each(PRESETS.map(({ name, rule }) => [name, rule] as const))(
    'is that of the preset %s',
    (_name, preset) => {
      expect(problemsOf({ ...preset, id: 'school', origins: ['https://*.example.com'] })).toEqual(
        [],
      );
      const origins = ['http://127.0.0.1:*'];
      expect(problemsOf({ ...preset, id: 'school', origins, base: '/a' })).toEqual([]);
    },
  );

  it.each<[string, Partial<SiteRule>]>([
    ['a course without a name', { pages: [{ at: '/{chapter...}', course: 'book' }] }],
    ['an anchor', { pages: [{ at: '/{course}#{chapter}' }] }],
    ['a wider page behind a narrower one', at(['/{course}/x-{chapter}', '/{course}/{chapter}'])],
    ['several segments behind one', at(['/{course}/{chapter}', '/{course}/{chapter...}'])],
    ['more words behind one', at(['/{k:a}/{course}/{chapter}', '/{k:a|b}/{course}/{chapter}'])],
    ['an exception of some', { except: ['/courses/x-course/**'] }],
    ['letters of any script', at('/räume/{course}/課程-{chapter}')],
    [
      'an attribute',
      {
        pages: [
          {
            at: '/**',
            read: {
              course: { element: 'main', attribute: 'data-course' },
              chapter: { element: 'main', attribute: 'id', as: 'c{value}' },
            },
          },
        ],
      },
    ],
  ])('may have %s', (_what, change) => {
    expect(problemsOf({ ...GOOD, ...change })).toEqual([]);
  });
});
