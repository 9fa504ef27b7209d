import { readFileSync, statSync } from 'node:fs';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import { type ReadRules, readRules, rulesOf, rulesTogether } from '../contract/sites/read-rules.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { sitesSetting } from '../contract/sites/sites-setting.ts';
import { StartError } from '../start-error.ts';

/** Bytes. Fifty sites with rules of their own are a quarter of it. */
const MAX_FILE_BYTES = 256 * 1024;

/**
 * The rules of the course sites that a server is told of: by `SITES` those of presets, by `SITES_FILE`
 * those of a file; without either the demo course's.
 *
 * @throws StartError that says all that is wrong, each with what to write instead
 */
export function siteRules(env: Record<string, string | undefined>): SiteRule[] {
  const read = readSites(env);
  if ('rules' in read) return read.rules;
  throw new StartError(
    `The site rules have to change:\n${read.problems.map((line) => `  ${line}`).join('\n')}`,
  );
}

/** The same rules, or all that is wrong, a line each that begins with the variable to change. */
export function readSites(env: Record<string, string | undefined>): ReadRules {
  const { SITES: setting, SITES_FILE: file } = env;
  if (setting === undefined && file === undefined) return { rules: [DEMO_RULE] };
  const problems: string[] = [];
  const rules: SiteRule[] = [];
  const add = (name: string, read: ReadRules) => {
    if ('rules' in read) rules.push(...read.rules);
    else problems.push(...read.problems.map((problem) => `${name} ${problem}`));
  };
  if (setting !== undefined) {
    const sites = sitesSetting(setting);
    add('SITES', 'problems' in sites ? sites : rulesOf(sites.entries));
  }
  if (file !== undefined) add('SITES_FILE', readRulesFile(file));
  const together = rulesTogether(rules);
  if ('problems' in together) add('SITES_FILE beside SITES:', together);
  return problems.length > 0 ? { problems } : { rules };
}

/** Rules of a file, or what is wrong with it or with them. */
export function readRulesFile(path: string): ReadRules {
  const text = readText(path);
  if ('problems' in text) return text;
  try {
    return readRules(JSON.parse(text.text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problems: [`${path} is no JSON: ${error.message}`] };
  }
}

function readText(path: string): { text: string } | { problems: string[] } {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return { problems: [`${path} is no file: name one with site rules`] };
  if (stat.size > MAX_FILE_BYTES) {
    return {
      problems: [`${path} is larger than site rules are: ${MAX_FILE_BYTES / 1024} KiB at most`],
    };
  }
  return { text: readFileSync(path, 'utf8') };
}
