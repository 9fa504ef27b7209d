import { problemsOf } from '../../../server/contract/sites/problems/problems-of.ts';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { SettingError } from '../../build/setting-error.ts';
import { chapterUrlProblem } from './chapter-url-problem.ts';
import { urlPatternPage } from './url-pattern-page.ts';

/** As a server calls the site that is told of none. */
const SITE = { id: 'demo', uniqueChapters: true } as const;

/**
 * The rule of a build that names its chapter pages by URL patterns, as a server goes by that is told of
 * no site. Where hosts differ in their pages it is several, of one site.
 *
 * @param setting `WXT_CHAPTER_URLS`
 * @throws SettingError that says of each pattern that can match no page what to write instead
 */
export function chapterUrlRules(setting: string): SiteRule[] {
  const urlPatterns = setting.split(/\s+/).filter(Boolean);
  if (urlPatterns.length === 0) {
    throw new SettingError(
      'WXT_CHAPTER_URLS: it is empty: name the chapter pages, or unset it for the demo course.',
    );
  }
  const problems: string[] = [];
  const pagesOf = new Map<string, SiteRule['pages']>();
  for (const urlPattern of urlPatterns) {
    const page = pageOf(urlPattern);
    if (typeof page === 'string') problems.push(page);
    else
      for (const origin of page.origins)
        pagesOf.set(origin, [...(pagesOf.get(origin) ?? []), page.page]);
  }
  if (problems.length > 0) throw new SettingError(`WXT_CHAPTER_URLS: ${problems.join('\n  ')}`);
  const alike = Map.groupBy(pagesOf, ([, pages]) => JSON.stringify(pages));
  return [...alike.values()].map((hosts) => ({
    ...SITE,
    origins: hosts.map(([origin]) => origin),
    pages: hosts[0]?.[1] ?? [],
  }));
}

/** What one pattern says; a sentence where that can be no rule. */
function pageOf(urlPattern: string) {
  const problem = chapterUrlProblem(urlPattern);
  if (problem !== null) return problem;
  const read = urlPatternPage(urlPattern);
  if (typeof read === 'string') return `${urlPattern} ${read}.`;
  const page = { at: read.at };
  const [wrong] = problemsOf({ ...SITE, origins: read.origins, pages: [page] });
  return wrong ? `${urlPattern} can be no rule: ${wrong}.` : { origins: read.origins, page };
}
