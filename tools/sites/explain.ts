import type { DocumentFacts } from '../../server/contract/sites/document-facts.ts';
import { likelyBase } from '../../server/contract/sites/likely-base.ts';
import { likelyPreset } from '../../server/contract/sites/likely-preset.ts';
import type { ChapterFound, WhyNot } from '../../server/contract/sites/read-chapter.ts';
import type { ElementSource, Page, SiteRule } from '../../server/contract/sites/rule.ts';
import type { Titles } from '../../server/contract/sites/titles.ts';

/** What was read from where, a line each. */
export function explainFound(
  { room, rule, page, at }: ChapterFound,
  { chapter: title }: Titles,
  channel: string,
): string[] {
  return [
    `course   ${room.course}  ${sourceOf('course', page, at)}`,
    `chapter  ${room.chapter}  ${sourceOf('chapter', page, at)}`,
    ...(title ? [`title    ${title}`] : []),
    `site     ${room.site}${rule.uniqueChapters ? ', whose chapter ids are unique: the course is not in the room' : ''}`,
    `room     ${channel}`,
  ];
}

/** Why there is no chapter, and what to do where one was expected. */
export function explainWhyNot(
  why: WhyNot,
  rules: readonly SiteRule[],
  facts: DocumentFacts,
): string[] {
  switch (why.code) {
    case 'other-site': {
      const origin = URL.parse(facts.url)?.origin ?? 'null';
      if (origin === 'null' || !/^https?:/.test(origin)) {
        return [
          'no chapter: this is no address of a web page.',
          'Write it whole: https://host/path',
        ];
      }
      const known = rules.flatMap(({ origins }) => origins).join(', ');
      return [
        `no chapter: no rule is for ${origin}.`,
        `Rules are for ${known}. Add the origin to one of them, or try a preset: ${presetFor(facts)}`,
      ];
    }
    case 'other-page':
      return [
        'no chapter: no page of the rule has such an address.',
        ...whatPagesHave(why.rule, facts),
      ];
    case 'excepted':
      return [
        `no chapter: except ${why.at} takes it out.`,
        'Where it is one, take that out of except.',
      ];
    case 'no-element':
      return [
        `no chapter: ${why.at} matches, but ${why.name} is not told: ${missing(why.source, facts)}.`,
        help(why.source),
      ];
    case 'no-id':
      return [
        `no chapter: ${why.at} matches, but what it tells of the ${why.of} is no id: it is empty, longer than 1,100 characters, or holds NUL.`,
        'Ids are what a database can keep.',
      ];
  }
}

function sourceOf(of: 'course' | 'chapter', page: Page, at: string): string {
  const template = page[of] ?? `{${of}}`;
  const names = Array.from(template.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  if (names.length === 0) return '(the rule says so)';
  const read = names.flatMap((name) => {
    const source = page.read?.[name];
    return source ? [`{${name}} from ${placeOf(source)}`] : [];
  });
  const address = names.length > read.length ? [`from ${at}`] : [];
  const made = page[of] === undefined ? [] : [`as ${template}`];
  return `(${[...made, ...address, ...read].join(', ')})`;
}

function placeOf(source: ElementSource): string {
  if ('class' in source) return `the class ${source.class} of ${source.element}`;
  const { element, attribute, as } = source;
  return `the attribute ${attribute} of ${element}${as === undefined ? '' : `, as ${as}`}`;
}

function missing(source: ElementSource, facts: DocumentFacts): string {
  const attribute = 'class' in source ? 'class' : source.attribute;
  const value = facts.elements?.[`${source.element}@${attribute}`];
  const place = placeOf(source);
  return value === undefined
    ? `it stands in ${place}`
    : `it stands in ${place}, and that is "${value}"`;
}

function help(source: ElementSource): string {
  if ('class' in source && source.element === 'body') {
    return 'An address alone does not say it. In the page’s console: document.body.className. Then: --body-class "…"';
  }
  const attribute = 'class' in source ? 'class' : source.attribute;
  return `An address alone does not say it. Give it by --element '${source.element}@${attribute}=…'`;
}

/** The option that tries the preset that the page looks like, or else one of them. */
function presetFor(facts: DocumentFacts): string {
  const likely = likelyPreset(facts);
  if (!likely) return '--site moodle';
  const { preset, platform, base } = likely;
  const site = base ? `${preset.name}=${new URL(facts.url).origin}${base}` : preset.name;
  return `it looks like ${platform}, --site ${site}`;
}

function whatPagesHave(rule: SiteRule, facts: DocumentFacts): string[] {
  const base = likelyBase(rule, facts);
  if (base !== null) {
    return [
      `Below ${base} it would be one: write "base": "${base}", or --site PRESET=https://host${base}`,
    ];
  }
  const patterns = rule.pages.flatMap(({ at }) => at).map((at) => `  ${rule.base ?? ''}${at}`);
  return ['Its pages are', ...patterns];
}
