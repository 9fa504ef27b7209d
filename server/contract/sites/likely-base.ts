import type { DocumentFacts } from './document-facts.ts';
import { readChapter } from './read-chapter.ts';
import type { SiteRule } from './rule.ts';

/** Folders deep that sites are looked for. */
const MAX_DEPTH = 4;

/** The folders that a site with a page at `url` may stand in, from the root on: `''`, `/a`, `/a/b`. */
export function possibleBases(url: string): string[] {
  const path = URL.parse(url)?.pathname.split('/') ?? [];
  const depth = Math.min(path.length - 2, MAX_DEPTH);
  return Array.from({ length: depth + 1 }, (_, end) => path.slice(0, end + 1).join('/'));
}

/** The folder that the site of `rule` may stand in: below it one of the rule's pages has the address. */
export function likelyBase(rule: SiteRule, facts: DocumentFacts): string | null {
  if (rule.base !== undefined) return null;
  for (const base of possibleBases(facts.url)) {
    const read = base && readChapter([{ ...rule, base }], facts);
    if (read && ('found' in read || read.why.code === 'no-element')) return base;
  }
  return null;
}
