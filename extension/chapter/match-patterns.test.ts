import { describe, expect, it } from 'vitest';
import { matchPatterns } from './match-patterns.ts';

describe('matchPatterns', () => {
  it.each([
    [
      'http://127.0.0.1:*/courses/:courseId/chapters/:chapterId',
      'http://127.0.0.1/courses/*/chapters/*',
      'http://127.0.0.1/*',
    ],
    [
      'https://learn.example.com/c/:courseId/:chapterId{/}?',
      'https://learn.example.com/c/*/**',
      'https://learn.example.com/*',
    ],
    [
      'https://*.example.com/:courseId(\\d+)/:chapterId',
      'https://*.example.com/*/*',
      'https://*.example.com/*',
    ],
  ])('translates %s', (pattern, chapters, site) => {
    expect(matchPatterns(pattern)).toEqual({ chapters: chapters.replace('**', '*'), site });
  });

  it.each([
    'ftp://example.com/:courseId/:chapterId',
    'https://:tenant.example.com/:courseId/:chapterId',
  ])('refuses %s, naming the variable', (pattern) => {
    expect(() => matchPatterns(pattern)).toThrow(/WXT_CHAPTER_URLS/);
  });
});
