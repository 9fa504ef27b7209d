import type { SiteRule } from '../contract/sites/rule.ts';

/** The id of the site that is called so, or was called so before; `null`: the server has none. */
export function siteCalled(name: string, rules: readonly SiteRule[]): string | null {
  const isIt = ({ id, aliases = [] }: SiteRule) => id === name || aliases.includes(name);
  return rules.find(isIt)?.id ?? null;
}

/** The site that is meant where none is named; `null` where there are several. */
export function onlySite(rules: readonly SiteRule[]): string | null {
  const [only, ...more] = rules;
  return only && more.length === 0 ? only.id : null;
}
