import { describe, expect, it } from 'vitest';
import { readChapter } from '../../../server/contract/sites/read-chapter.ts';
import { chapterUrlRules } from './chapter-urls-setting.ts';

/** Course and chapter of a page at `url`, `null` where it is no chapter. */
function idsAt(setting: string, url: string): [course: string, chapter: string] | null {
  const read = readChapter(chapterUrlRules(setting), { url });
  return 'found' in read ? [read.found.room.course, read.found.room.chapter] : null;
}

describe('WXT_CHAPTER_URLS', () => {
  it('is one rule of the site that a server has which is told of none', () => {
    const path = 'courses/:courseId/chapters/:chapterId';
    expect(chapterUrlRules(`http://127.0.0.1:*/${path} https://a.test/${path}`)).toEqual([
      {
        id: 'demo',
        uniqueChapters: true,
        origins: ['http://127.0.0.1:*', 'https://a.test'],
        pages: [{ at: ['/courses/{course}/chapters/{chapter}'] }],
      },
    ]);
  });

  it('gives no host the pages of another', () => {
    const setting = 'https://a.test/x/:courseId/:chapterId https://b.test/y/:courseId/:chapterId';
    expect(idsAt(setting, 'https://a.test/x/1/2')).toEqual(['1', '2']);
    expect(idsAt(setting, 'https://a.test/y/1/2')).toBeNull();
    expect(idsAt(setting, 'https://b.test/x/1/2')).toBeNull();
  });

  const L = 'https://learn.example.com';
  it.each([
    [`${L}/courses/:courseId/chapters/:chapterId`, `${L}/courses/a%20b/chapters/7/`, ['a b', '7']],
    ['http://127.0.0.1:*/:courseId/:chapterId', 'http://127.0.0.1:8787/a/b', ['a', 'b']],
    [`${L}:8443/:courseId/:chapterId{/}?`, `${L}:8443/a/b/?tab=1`, ['a', 'b']],
    ['*://*.example.com/:courseId/:chapterId.html', 'http://a.example.com/a/b.html', ['a', 'b']],
    [`${L}/:courseId(lessons)/:chapterId(\\d+)`, `${L}/lessons/12`, ['lessons', '12']],
    [`${L}/:courseId/:part(read|watch)/:chapterId`, `${L}/a/watch/b`, ['a', 'b']],
    [`${L}/{archive/}?:courseId/:chapterId+`, `${L}/archive/a/b/c`, ['a', 'b/c']],
    [`${L}/{archive/}?:courseId/:chapterId+`, `${L}/old/b/c`, ['old', 'b/c']],
    [`${L}/:lang?/c/:courseId/:chapterId`, `${L}/c/a/b`, ['a', 'b']],
    [`${L}/:lang?/c/:courseId/:chapterId`, `${L}/de/c/a/b`, ['a', 'b']],
    [`${L}/:courseId/*/:chapterId`, `${L}/a/x/y/b`, ['a', 'b']],
    [`${L}/:courseId/:chapterId\\?view=read`, `${L}/a/b?view=read`, ['a', 'b']],
    [`${L}/:courseId/:chapterId#read`, `${L}/a/b#read`, ['a', 'b']],
    [`${L}/räume/:courseId/:chapterId`, `${L}/räume/ü/1`, ['ü', '1']],
    [`${L}/:lang/:courseId/:chapterId/*`, `${L}/de/a/b/c/d`, ['a', 'b']],
  ])('takes %s', (pattern, url, ids) => {
    expect(idsAt(pattern, url)).toEqual(ids);
  });

  it.each([
    [`${L}/:courseId/:chapterId(\\d+)`, `${L}/a/b`],
    [`${L}/:courseId/:chapterId\\?view=read`, `${L}/a/b`],
    [`${L}:8443/:courseId/:chapterId`, `${L}/a/b`],
    [`${L}/:courseId/:chapterId`, `${L}/a/b/c`],
  ])('as %s does not take %s', (pattern, url) => {
    expect(idsAt(pattern, url)).toBeNull();
  });

  it.each([
    ['', 'it is empty'],
    [' \n', 'it is empty'],
    ['https://h.test/course/view?id=:chapterId', 'in the query'],
    ['https://h.test/:courseId\\?id=:chapterId', 'in the query'],
    ['https://h.test/c/:courseId?id=:chapterId', 'makes :courseId optional by the ?'],
    ['https://h.test/c/:courseId/:chapterId*', 'makes :chapterId optional by the *'],
    ['https://h.test/c/{:courseId/}?:chapterId', 'makes :courseId optional by the ?'],
    ['https://h.test/#/courses/:courseId/chapters/:chapterId', 'in the fragment'],
    ['https://h.test/:course/:chapter', 'call them :courseId and :chapterId'],
    ['https://h.test/:courseID/:chapterId', 'has no :courseId, but :courseID'],
    ['https://h.test/lessons/:chapterId', '/:courseId(lessons)/:chapterId'],
    ['https://h.test/courses/:courseId', 'has no :chapterId'],
    ['https://h.test/courses/*/chapters/*', 'has no :courseId and :chapterId'],
    ['https://h.test/courses', 'has no :courseId and :chapterId'],
    ['https://h.test', 'has no :courseId and :chapterId'],
    ['https://h.test/:courseId/:chapterId/', 'ends in a slash'],
    ['https://h.test/:courseId/:chapterId{/}', 'ends in a slash'],
    ['https://*/:courseId/:chapterId', 'must name the host'],
    ['https://*.com/:courseId/:chapterId', 'must name the host'],
    ['https://learn.*/:courseId/:chapterId', 'must name the host'],
    ['https://:tenant.h.test/:courseId/:chapterId', 'must name the host'],
    ['https://:courseId.h.test/:chapterId', 'must name the host'],
    ['https://ana:secret@h.test/:courseId/:chapterId', 'names a user'],
    ['ftp://h.test/:courseId/:chapterId', 'must begin with http'],
    ['http{s}?://h.test/:courseId/:chapterId', 'must begin with http'],
    ['h.test/:courseId/:chapterId', 'must begin with http'],
    ['/:courseId/:chapterId', 'must begin with http'],
    ['https://h.test/:courseId/:courseId', 'each of the two once'],
    ['https://h.test/:courseId/(:chapterId', 'is no URL pattern'],
    ['https://a.test/:courseId/:chapterId,https://b.test/:courseId/:chapterId', 'not by commas'],
    ['https://h.test/:courseId:443/:chapterId', 'is no URL pattern'],
    ['https://h.test/:courseId/:chapterId(\\w+)', 'holds the regular expression (\\w+)'],
    ['https://h.test/{:part/}+:courseId/:chapterId', 'repeats a group'],
    ['https://h.test/*/:courseId/:chapterId+', 'two placeholders for several segments'],
    ['https://h.test/part-*/:courseId/:chapterId', 'several segments stand alone'],
    ['https://h.test/:courseId/:chapterId\\?view=*', 'has a pattern in its query'],
    ['https://*.github.io/:courseId/:chapterId', 'would be everybody’s below github.io'],
  ])('is refused as %j, which can match no chapter', (setting, why) => {
    expect(() => chapterUrlRules(setting)).toThrow(/^WXT_CHAPTER_URLS: /);
    expect(() => chapterUrlRules(setting)).toThrow(why);
    expect(() => chapterUrlRules(setting)).not.toThrow('secret');
  });

  it('is told what is wrong with each of several at once', () => {
    const setting = 'https://a.test/:courseId/:chapterId https://b.test/ https://c.test/:a/:b';
    expect(() => chapterUrlRules(setting)).toThrow(/b\.test.*\n.*c\.test/);
  });
});
