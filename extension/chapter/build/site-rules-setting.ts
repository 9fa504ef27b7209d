import { DEMO_RULE } from '../../../server/contract/sites/demo-rule.ts';
import { type ReadRules, rulesOf } from '../../../server/contract/sites/read-rules.ts';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { sitesSetting } from '../../../server/contract/sites/sites-setting.ts';
import { SettingError } from '../../build/setting-error.ts';
import { chapterUrlRules } from './chapter-urls-setting.ts';

/**
 * The rules of a build's course sites: of `WXT_SITES`, else of `WXT_CHAPTER_URLS`, else the demo course's.
 *
 * @param readRulesFile reads a file of site rules
 * @throws SettingError that says all that is wrong, each with what to write instead
 */
export function buildRules(
  { WXT_SITES: sites, WXT_CHAPTER_URLS: chapterUrls }: Record<string, string | undefined>,
  readRulesFile: (path: string) => ReadRules,
): SiteRule[] {
  if (sites !== undefined && chapterUrls !== undefined) {
    throw new SettingError(
      'WXT_SITES and WXT_CHAPTER_URLS are both set: take one away. WXT_CHAPTER_URLS says less, and is for a server that is told of no site.',
    );
  }
  if (chapterUrls !== undefined) return chapterUrlRules(chapterUrls);
  if (sites === undefined) return [DEMO_RULE];
  const read = sites.trim().endsWith('.json') ? readRulesFile(sites.trim()) : presetRules(sites);
  if ('rules' in read) return read.rules;
  throw new SettingError(`WXT_SITES: ${read.problems.join('\n  ')}`);
}

function presetRules(setting: string): ReadRules {
  const sites = sitesSetting(setting);
  return 'problems' in sites ? sites : rulesOf(sites.entries);
}
