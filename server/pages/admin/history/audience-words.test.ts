import { expect, it } from 'vitest';
import type { ShownReport } from '../api/shown-report.ts';
import { audienceWords } from './audience-words.ts';

const WORDS: [ShownReport['audience'], string][] = [
  [{ type: 'everyone' }, 'Everyone'],
  [{ type: 'course', courseId: 'light' }, 'Course light'],
  [{ type: 'chapter', courseId: 'light', chapterId: '7' }, 'Viewers of chapter 7, course light'],
  [{ type: 'users', userIds: ['a'] }, '1 person'],
  [{ type: 'users', userIds: ['a', 'b'] }, '2 people'],
  [{ type: 'self' }, 'Test to oneself'],
];

it.each(WORDS)('says whom it was for: %j', (audience, words) => {
  expect(audienceWords(audience, false)).toBe(words);
});

it('says on which site, where there are several', () => {
  const course = { site: 'moodle', courseId: 'light' };
  const words = (audience: ShownReport['audience']) => audienceWords(audience, true);
  expect(words({ type: 'course', ...course })).toBe('Course light (moodle)');
  expect(words({ type: 'chapter', ...course, chapterId: '7' })).toBe(
    'Viewers of chapter 7, course light (moodle)',
  );
});

it('says what course and chapter are called, where that is known', () => {
  const chapter = { type: 'chapter', site: 'moodle', courseId: '5', chapterId: '7' } as const;
  expect(audienceWords(chapter, true, { course: 'Optics', chapter: 'Light' })).toBe(
    'Viewers of chapter Light, course Optics (moodle)',
  );
  expect(audienceWords(chapter, false, { course: 'Optics', chapter: null })).toBe(
    'Viewers of chapter 7, course Optics',
  );
});
