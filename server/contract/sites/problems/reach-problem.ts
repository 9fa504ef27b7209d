import { exampleAddress, VARIANTS } from '../example-address.ts';
import { readChapter } from '../read-chapter.ts';
import type { Page, SiteRule } from '../rule.ts';

/**
 * Why a pattern of a page is never reached, and what to write instead; `null`: it is. Two addresses that
 * are like it are tried, which have nothing else in common.
 */
export function reachProblem(rule: SiteRule, page: Page, at: string): string | null {
  const { base = '' } = rule;
  if (base && `${at}/`.startsWith(`${base}/`)) {
    const rest = JSON.stringify(at.slice(base.length) || '/');
    return `${JSON.stringify(at)} begins with the base, which is taken off before: write ${rest}`;
  }
  let problem: string | null = null;
  for (const variant of VARIANTS) {
    const url = exampleAddress(rule.origins[0] ?? '', base, at, variant);
    problem = url && problemWith(url, rule, page, at);
    if (problem === null) return null;
  }
  return problem;
}

function problemWith(url: string, rule: SiteRule, page: Page, at: string): string | null {
  const read = readChapter([rule], { url });
  const pattern = JSON.stringify(at);
  const isReached =
    'found' in read
      ? read.found.page === page && read.found.at === at
      : read.why.code === 'no-element' &&
        Object.values(page.read ?? {}).includes(read.why.source) &&
        read.why.at === at;
  if (isReached) return null;
  const instead = 'found' in read ? read.found.at : 'at' in read.why ? read.why.at : null;
  if (instead === null) return `${pattern} matches not even ${url}${takenOff(rule, at)}`;
  if ('why' in read && read.why.code === 'excepted') {
    return `${pattern} is taken out whole by except ${JSON.stringify(instead)}: make that one narrower, or take one of the two away`;
  }
  return `${pattern} is never reached, since ${JSON.stringify(instead)} before it matches the same addresses: put it first, or take it away`;
}

/** What of a pattern no address has when the pattern is held against it. */
function takenOff({ locales = [], trim = [] }: SiteRule, at: string): string {
  const path = at.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const [, first = ''] = path.split('/');
  if (locales.includes(first)) {
    return `: ${JSON.stringify(first)} is one of locales, which are taken off before: write ${JSON.stringify(at.slice(first.length + 1))}`;
  }
  const ending = trim.find((end) => path.endsWith(end.startsWith('.') ? end : `/${end}`));
  if (ending)
    return `: trim takes ${JSON.stringify(ending)} off before: leave it out of the pattern`;
  return ': compare it with the address of a chapter';
}
