import { UNKNOWN_SITE } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { onlySite } from './site-called.ts';

/** What a site was called in what is stored. */
export interface FormerNames {
  site: string;
  were: string[];
}

/** What sites were called before: by the aliases of their rules, and not at all where there is one site. */
export function formerNames(rules: readonly SiteRule[]): FormerNames[] {
  const nameless = onlySite(rules) === null ? [] : [UNKNOWN_SITE];
  return rules
    .map(({ id, aliases = [] }) => ({ site: id, were: [...nameless, ...aliases] }))
    .filter(({ were }) => were.length > 0);
}
