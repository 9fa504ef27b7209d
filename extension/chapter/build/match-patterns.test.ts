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
      'https://learn.example.com/c/*/*',
      'https://learn.example.com/*',
    ],
    [
      'https://*.example.com/:courseId(\\d+)/:chapterId',
      'https://*.example.com/*/*',
      'https://*.example.com/*',
    ],
    [
      'https://learn.example.com/:courseId((?:a|b)c)/:chapterId/read',
      'https://learn.example.com/*/*/read*',
      'https://learn.example.com/*',
    ],
    [
      'https://learn.example.com/part\\(1\\)/:courseId/:chapterId',
      'https://learn.example.com/part(1)/*/*',
      'https://learn.example.com/*',
    ],
  ])('translates %s', (pattern, chapters, site) => {
    expect(matchPatterns(pattern)).toEqual({ chapters, site });
  });
});
