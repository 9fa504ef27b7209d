import type { Chapter } from './chapter.ts';
import { CHAPTER_URLS } from './url-patterns.ts';

/** The chapter pages of this build, as URL patterns with `:courseId` and `:chapterId`. */
const PATTERNS = (import.meta.env.WXT_CHAPTER_URLS ?? CHAPTER_URLS)
  .split(/\s+/)
  .filter(Boolean)
  .map((pattern) => new URLPattern(pattern));

/** The chapter that a page at `url` shows, or `null`. A slash at the end makes no difference. */
export function chapterAt(url: string): Chapter | null {
  const address = new URL(url);
  if (address.pathname.length > 1) address.pathname = address.pathname.replace(/\/$/, '');
  for (const pattern of PATTERNS) {
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
