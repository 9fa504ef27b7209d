import type { SiteRule } from '../contract/sites/rule.ts';

/**
 * The origins of course sites that notifications may lead to, and that pictures may come from. One with
 * any port, as the demo course's rule has it, is whatever runs on the learner's own machine: it counts
 * where the server serves its own machine alone.
 */
export function siteOrigins(rules: readonly SiteRule[], isOwnMachineOnly: boolean): string[] {
  const origins = rules.flatMap((rule) => rule.origins);
  return isOwnMachineOnly ? origins : origins.filter((origin) => !origin.endsWith(':*'));
}
