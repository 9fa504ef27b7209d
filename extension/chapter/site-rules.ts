import type { SiteRule } from '../../server/contract/sites/rule.ts';

declare global {
  /**
   * The rules of the sites that this page may be of, by their place in the build: scripts that the build
   * makes (`build/site-scripts.ts`) put them in before those that look at them are run.
   */
  var alongsideSites: SiteRule[] | undefined;
}

/** The rules that are known here. */
export function siteRules(): SiteRule[] {
  // Of those between that are not for this page there is none.
  return Object.values(globalThis.alongsideSites ?? []);
}
