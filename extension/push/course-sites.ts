import { DEFAULT_CHAPTER_URLS } from '../build-defaults.ts';

/** The course sites of this build: those that its chapters' URL patterns name. */
const SITES = (import.meta.env.WXT_CHAPTER_URLS ?? DEFAULT_CHAPTER_URLS)
  .split(/\s+/)
  .filter(Boolean)
  .map((pattern) => {
    const { protocol, hostname, port } = new URLPattern(pattern);
    return new URLPattern({ protocol, hostname, port });
  });

/** Whether `url` is on a course site. */
export function isOnCourseSite(url: string): boolean {
  return SITES.some((site) => site.test(url));
}
