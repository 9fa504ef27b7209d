import { describe, expect, it } from 'vitest';
import { chapterAt } from './chapter-urls.ts';

describe('chapterAt', () => {
  it.each([
    'http://127.0.0.1:8787/courses/demo/chapters/2',
    'http://localhost:3000/courses/demo/chapters/2',
    'http://127.0.0.1/courses/demo/chapters/2/',
    'http://127.0.0.1/courses/demo/chapters/2?tab=notes#end',
  ])('recognises %s', (url) => {
    expect(chapterAt(url)).toEqual({ courseId: 'demo', chapterId: '2' });
  });

  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1/courses/demo',
    'http://127.0.0.1/courses/demo/chapters/',
    'http://127.0.0.1/courses/demo/chapters/2/quiz',
    'https://127.0.0.1.evil.test/courses/demo/chapters/2',
  ])('leaves %s alone', (url) => {
    expect(chapterAt(url)).toBeNull();
  });

  it('reads ids as people wrote them', () => {
    expect(chapterAt('http://127.0.0.1/courses/a%20b/chapters/%C3%BC')).toEqual({
      courseId: 'a b',
      chapterId: 'ü',
    });
  });
});
