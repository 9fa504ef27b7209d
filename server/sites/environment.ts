import * as v from 'valibot';
import type { SiteRule } from '../contract/sites/rule.ts';
import { variable } from '../variable.ts';
import { readSites } from './site-rules.ts';

/** The environment variables that say on which course sites learners meet. */
export const siteVariables = {
  SITES: variable(
    v.optional(v.string()),
    'the course sites that a preset fits, separated by spaces: `moodle=https://moodle.example.edu` ([more](sites.md))',
    'the demo course’s',
  ),
  SITES_FILE: variable(
    v.optional(v.string()),
    'a JSON file of rules for further course sites ([how to write one](sites.md#writing-a-rule))',
  ),
};

/** The rules of the course sites, or what is wrong with them, a line each that begins with the variable to change. */
export function siteSettings(env: Record<string, string | undefined>): {
  sites: SiteRule[];
  problems: string[];
} {
  const read = readSites(env);
  return 'rules' in read
    ? { sites: read.rules, problems: [] }
    : { sites: [], problems: read.problems };
}
