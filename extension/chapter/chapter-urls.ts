import { DEFAULT_CHAPTER_URLS } from '../build-defaults.ts';
import type { Chapter } from '../messages/chapter.ts';
import { chapterIn } from './chapter-in.ts';

/** The chapter pages of this build, as URL patterns with `:courseId` and `:chapterId`. */
const PATTERNS = (import.meta.env.WXT_CHAPTER_URLS ?? DEFAULT_CHAPTER_URLS)
  .split(/\s+/)
  .filter(Boolean)
  .map((pattern) => new URLPattern(pattern));

/** The chapter that a page at `url` shows, or `null`. */
export function chapterAt(url: string): Chapter | null {
  return chapterIn(url, PATTERNS);
}
