import type { Audience } from '../contract/notifications.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { onlySite, siteCalled } from '../sites/site-called.ts';
import { sendingWords } from '../words/sending.ts';
import type { FieldProblem } from './field-problem.ts';

/**
 * An audience with its site named: that of the server where it has one, and nothing that has to change, or
 * what has to.
 */
export function withSite(
  audience: Audience,
  sites: readonly SiteRule[],
): { audience: Audience } | { problem: FieldProblem } {
  if (audience.type !== 'course' && audience.type !== 'chapter') return { audience };
  const site = audience.site === undefined ? onlySite(sites) : siteCalled(audience.site, sites);
  if (site !== null) return { audience: { ...audience, site } };
  const names = sites.map(({ id }) => id);
  const pointer = '#/audience/site';
  return audience.site === undefined
    ? { problem: { code: 'malformed-request', pointer, detail: sendingWords.siteMissing(names) } }
    : {
        problem: {
          code: 'site-unknown',
          pointer,
          detail: sendingWords.siteUnknown(audience.site, names),
        },
      };
}
