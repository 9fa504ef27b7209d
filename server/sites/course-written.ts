import { type SiteCourse, UNKNOWN_SITE } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { onlySite, siteCalled } from './site-called.ts';

/**
 * The course that an operator means by `site;course`, or by a course alone: that is one of the server's only
 * site. Where it has several, or none that is called so, it is a course of no site.
 */
export function courseWritten(entry: string, rules: readonly SiteRule[]): SiteCourse {
  const [name = '', ...rest] = entry.split(';');
  const course = rest.join(';');
  const site = course === '' ? null : siteCalled(name, rules);
  if (site !== null) return { site, course };
  return { site: onlySite(rules) ?? UNKNOWN_SITE, course: entry };
}
