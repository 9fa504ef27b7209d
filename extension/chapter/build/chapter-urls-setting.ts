import { SettingError } from '../../build/setting-error.ts';
import { DEFAULT_CHAPTER_URLS } from '../../build-defaults.ts';
import { chapterUrlProblem } from './chapter-url-problem.ts';

/**
 * The URL patterns of a build's chapter pages.
 *
 * @param setting `WXT_CHAPTER_URLS`; unset it is the demo course
 * @throws SettingError that says of each pattern that can match no page what to write instead
 */
export function chapterUrls(setting: string | undefined): string[] {
  const patterns = (setting ?? DEFAULT_CHAPTER_URLS).split(/\s+/).filter(Boolean);
  const problems =
    patterns.length === 0
      ? ['it is empty: name the chapter pages, or unset it for the demo course.']
      : patterns.map(chapterUrlProblem).filter((problem) => problem !== null);
  if (problems.length > 0) throw new SettingError(`WXT_CHAPTER_URLS: ${problems.join('\n  ')}`);
  return patterns;
}
