import * as v from 'valibot';
import { PRESETS } from './presets/presets.ts';
import { problemsOf } from './problems/problems-of.ts';
import { SiteEntry, type SiteRule, SitesFile } from './rule.ts';
import { siteIdOf } from './site-id.ts';

/** Rules that are good, or all that is wrong with them, a sentence each. */
export type ReadRules = { rules: SiteRule[] } | { problems: string[] };

/** Rules out of what a file of site rules holds, or of one rule by itself. */
export function readRules(content: unknown): ReadRules {
  if (typeof content !== 'object' || content === null || !('sites' in content)) {
    return rulesOf([content]);
  }
  const parsed = v.safeParse(SitesFile, content);
  return parsed.success
    ? rulesOf(parsed.output.sites, (index) => `sites[${index}].`)
    : { problems: issueProblems(parsed.issues, '') };
}

/**
 * Rules out of what is written of sites, held against each other as well.
 *
 * @param where what an entry is called where something is wrong with it
 */
export function rulesOf(
  entries: readonly unknown[],
  where: (index: number) => string = () => '',
): ReadRules {
  const problems: string[] = [];
  const rules: SiteRule[] = [];
  for (const [index, entry] of entries.entries()) {
    const read = readEntry(entry, where(index));
    if ('problems' in read) problems.push(...read.problems);
    else rules.push(read.rule);
  }
  return problems.length > 0 ? { problems } : rulesTogether(rules);
}

/** Rules that are good each, or what is wrong with them together. */
export function rulesTogether(rules: SiteRule[]): ReadRules {
  const problems = [...idProblems(rules), ...uniquenessProblems(rules)];
  return problems.length > 0 ? { problems } : { rules };
}

function readEntry(entry: unknown, where: string): { rule: SiteRule } | { problems: string[] } {
  const parsed = v.safeParse(SiteEntry, entry);
  if (!parsed.success) return { problems: issueProblems(parsed.issues, where) };
  const { preset: name, id, pages, ...rest } = parsed.output;
  const preset = PRESETS.find((each) => each.name === name);
  if (name !== undefined && !preset)
    return { problems: [`${where}preset: ${unknownPreset(name)}`] };
  const kinds = pages ?? preset?.rule.pages;
  if (!kinds) {
    return {
      problems: [
        `${where}pages: name the pages that are chapters, "pages": [{"at": "/courses/{course}/chapters/{chapter}"}], or a preset (${names()})`,
      ],
    };
  }
  const rule: SiteRule = {
    ...preset?.rule,
    ...rest,
    id: id ?? siteIdOf(rest.origins[0] ?? ''),
    pages: kinds,
  };
  const problems = problemsOf(rule);
  return problems.length > 0 ? { problems: problems.map((each) => where + each) } : { rule };
}

/** What is wrong with a preset's name. */
export function unknownPreset(name: string): string {
  return `there is no preset ${JSON.stringify(name)}: take one of ${names()}`;
}

function names(): string {
  return PRESETS.map((each) => each.name).join(', ');
}

function idProblems(rules: readonly SiteRule[]): string[] {
  const problems: string[] = [];
  const owners = new Map<string, SiteRule>();
  for (const rule of rules) {
    for (const id of [rule.id, ...(rule.aliases ?? [])]) {
      const owner = owners.get(id);
      owners.set(id, rule);
      if (!owner) continue;
      const both = `${owner.origins[0]} and ${rule.origins[0]}`;
      problems.push(
        `the sites of ${both} are both called "${id}": give one of them another id, "id": "…"`,
      );
    }
  }
  return problems;
}

function uniquenessProblems(rules: readonly SiteRule[]): string[] {
  const ids = rules.filter(({ uniqueChapters }) => uniqueChapters).map(({ id }) => `"${id}"`);
  if (ids.length < 2) return [];
  return [
    `${ids.join(' and ')} have uniqueChapters, and so one room for chapters of one id: leave it to one site`,
  ];
}

/** Issues of a schema as sentences; of several at one place the first. */
function issueProblems(issues: readonly v.BaseIssue<unknown>[], where: string): string[] {
  const sentences = new Map<string, string>();
  for (const issue of issues) {
    const path = v.getDotPath(issue)?.replace(/\.(\d+)(?=\.|$)/g, '[$1]') ?? '';
    const name = where + path;
    if (sentences.has(name)) continue;
    sentences.set(name, `${name || 'the rule'}: ${sentenceOf(issue)}`);
  }
  return [...sentences.values()];
}

function sentenceOf({ kind, type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object' && expected === 'never')
    return 'there is no such setting: look at docs/sites.md';
  if (received === 'undefined') return 'is missing';
  if (type === 'union') return 'is none of the forms that rules know: look at docs/sites.md';
  if (type === 'max_length' || type === 'max_entries')
    return `is too long: at most ${expected?.slice(2)}, and it has ${received}`;
  return kind === 'schema' ? `must be ${expected}, and is ${received}` : message;
}
