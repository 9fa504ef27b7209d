import { describe, expect, it } from 'vitest';
import { chapterUrls } from './chapter-urls-setting.ts';

describe('WXT_CHAPTER_URLS', () => {
  it('is the demo course where it is not set', () => {
    expect(chapterUrls(undefined)).toHaveLength(2);
  });

  it.each([
    'https://learn.example.com/courses/:courseId/chapters/:chapterId',
    'http://127.0.0.1:*/:courseId/:chapterId',
    'https://learn.example.com:8443/:courseId/:chapterId{/}?',
    '*://*.example.com/:courseId/:chapterId.html',
    'https://learn.example.com/:courseId(lessons)/:chapterId(\\d+)',
    'https://learn.example.com/{archive/}?:courseId/*/:chapterId+',
    'https://learn.example.com/:courseId/:chapterId\\?view=read',
    'https://learn.example.com/:courseId/:chapterId#read',
    'https://lernen.example.com/räume/:courseId/:chapterId',
    'https://learn.example.com/:lang/:courseId/:chapterId/*',
  ])('takes %s', (pattern) => {
    expect(chapterUrls(pattern)).toEqual([pattern]);
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
  ])('is refused as %j, which can match no chapter', (setting, why) => {
    expect(() => chapterUrls(setting)).toThrow(/^WXT_CHAPTER_URLS: /);
    expect(() => chapterUrls(setting)).toThrow(why);
    expect(() => chapterUrls(setting)).not.toThrow('secret');
  });

  it('is told what is wrong with each of several at once', () => {
    const setting = 'https://a.test/:courseId/:chapterId https://b.test/ https://c.test/:a/:b';
    expect(() => chapterUrls(setting)).toThrow(/b\.test.*\n.*c\.test/);
  });
});
