import type { Chapter } from '../messages/chapter.ts';

/**
 * The chapter that a page at `url` shows by the first of `patterns` that knows it, or `null`. A slash
 * at the end makes no difference.
 */
export function chapterIn(url: string, patterns: readonly URLPattern[]): Chapter | null {
  const address = new URL(url);
  if (address.pathname.length > 1) address.pathname = address.pathname.replace(/\/$/, '');
  for (const pattern of patterns) {
    const groups = pattern.exec(address.href)?.pathname.groups;
    const { courseId, chapterId } = groups ?? {};
    if (courseId && chapterId)
      return { courseId: decoded(courseId), chapterId: decoded(chapterId) };
  }
  return null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % is part of the id
  }
}
