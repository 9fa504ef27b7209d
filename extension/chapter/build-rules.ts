import type { SiteRule } from '../../server/contract/sites/rule.ts';

/** The rules of this build's course sites. */
export const BUILD_RULES: readonly SiteRule[] = SITE_RULES;
