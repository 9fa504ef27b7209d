import { elementKey, neededOf } from '../../server/contract/sites/document-facts.ts';
import type { SiteRule } from '../../server/contract/sites/rule.ts';

/** What the elements tell that `rules` look at, by what rules look it up with. */
export type ReadElements = (rules: readonly SiteRule[]) => Record<string, string>;

/**
 * Reads elements of this page, and calls `changed` when one that was there may tell something else, until
 * `signal` ends. Watched are those elements alone, never all of a page: what comes elsewhere is found when
 * the page is looked at again.
 */
export function createReadElements(signal: AbortSignal, changed: () => void): ReadElements {
  const observer = new MutationObserver(changed);
  signal.addEventListener('abort', () => observer.disconnect());
  return (rules) => {
    const facts: Record<string, string> = {};
    observer.disconnect();
    for (const source of rules.flatMap(sourcesOf)) {
      const needed = neededOf(source);
      const element = document.querySelector(needed.element);
      const value = element?.getAttribute(needed.attribute ?? '');
      if (element) observer.observe(element, { attributes: true });
      if (value != null) facts[elementKey(needed)] = value;
    }
    return facts;
  };
}

/** Where a rule looks for what tells chapters. */
export function sourcesOf({ pages }: SiteRule) {
  return pages.flatMap(({ read = {} }) => Object.values(read));
}
