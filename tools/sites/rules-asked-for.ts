import { resolve } from 'node:path';
import { PRESETS } from '../../server/contract/sites/presets/presets.ts';
import { type readRules, rulesOf, unknownPreset } from '../../server/contract/sites/read-rules.ts';
import type { SiteRule } from '../../server/contract/sites/rule.ts';
import { siteIdOf } from '../../server/contract/sites/site-id.ts';
import { sitesSetting } from '../../server/contract/sites/sites-setting.ts';
import { readRulesFile, siteRules } from '../../server/sites/site-rules.ts';
import { StartError } from '../../server/start-error.ts';
import { UsageError } from './arguments.ts';

/** By which rules an address is looked at. */
export type RulesFor = (url: string) => SiteRule[];

/**
 * The rules that were asked for: of a file, of a preset (at whatever origin the address has, where none
 * is named), or those of the server that would start with this environment.
 *
 * @throws UsageError, or StartError where the rules are wrong
 */
export function rulesAskedFor(
  { site, rule: file }: { site: string | undefined; rule: string | undefined },
  env: Record<string, string | undefined>,
): RulesFor {
  // npm runs commands at the root of the project, and says where it was called.
  if (file !== undefined)
    return always(goodRules(readRulesFile(resolve(env.INIT_CWD ?? '', file))));
  if (site === undefined) return always(siteRules(env));
  if (site.includes('=')) {
    const sites = sitesSetting(site);
    if ('problems' in sites) throw new UsageError(`--site ${sites.problems.join('; ')}`);
    return always(goodRules(rulesOf(sites.entries)));
  }
  const preset = PRESETS.find(({ name }) => name === site);
  if (!preset) throw new UsageError(`--site: ${unknownPreset(site)}`);
  return (url) => {
    const origin = URL.parse(url)?.origin ?? 'null';
    return origin === 'null' ? [] : [{ ...preset.rule, id: siteIdOf(origin), origins: [origin] }];
  };
}

function always(rules: SiteRule[]): RulesFor {
  return () => rules;
}

function goodRules(read: ReturnType<typeof readRules>): SiteRule[] {
  if ('rules' in read) return read.rules;
  throw new StartError(
    `The rule has to change:\n${read.problems.map((line) => `  ${line}`).join('\n')}`,
  );
}
