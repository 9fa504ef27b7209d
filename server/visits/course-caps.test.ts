import { expect, it } from 'vitest';
import { createCourseCaps } from './course-caps.ts';

const room = (course: number, chapter = 1) => ({
  site: 'demo',
  course: String(course),
  chapter: String(chapter),
});

it('notes visits of 50 courses a learner and day, and of more of their chapters', () => {
  let clock = new Date('2026-11-30T12:00:00Z');
  const caps = createCourseCaps(() => clock);
  const allowed = (id: string, from: number) =>
    Array.from({ length: 60 }, (_, number) => caps.allows(id, room(from + number))).filter(Boolean);
  expect(allowed('ana', 0)).toHaveLength(50);
  expect(caps.allows('ana', room(49, 2))).toBe(true);
  expect(caps.allows('ana', room(50))).toBe(false);
  expect(caps.allows('ben', room(50))).toBe(true);
  clock = new Date('2026-12-01T00:00:00Z');
  expect(allowed('ana', 50)).toHaveLength(50);
});

it('notes visits of 500 rooms a learner and day, and of those again and again', () => {
  const caps = createCourseCaps(() => new Date('2026-11-30T12:00:00Z'));
  const chapters = Array.from({ length: 510 }, (_, number) => caps.allows('ana', room(1, number)));
  expect(chapters.filter(Boolean)).toHaveLength(500);
  expect(caps.allows('ana', room(1, 0))).toBe(true);
  expect(caps.allows('ana', room(1, 509))).toBe(false);
});
