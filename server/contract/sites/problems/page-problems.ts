import { elementKey, neededOf } from '../document-facts.ts';
import { exampleAddress, exampleOf } from '../example-address.ts';
import { readChapter } from '../read-chapter.ts';
import type { Page, SiteRule } from '../rule.ts';
import { segmentPattern } from '../segment-pattern.ts';
import { namesIn, patternProblem } from './pattern-problem.ts';
import { sourceProblem } from './source-problem.ts';
import { namesAskedFor, templateProblem } from './template-problem.ts';

/** All that is wrong with one kind of page of a rule, each with where it stands. */
export function pageProblems(rule: SiteRule, page: Page, where: string): string[] {
  const patterns = typeof page.at === 'string' ? [page.at] : page.at;
  const problems = patterns.flatMap((at) => located(`${where}.at`, patternProblem(at)));
  for (const [name, source] of Object.entries(page.read ?? {})) {
    problems.push(...located(`${where}.read.${name}`, sourceProblem(source)));
  }
  // What is said of a pattern that can't be read would only lead away from that.
  if (problems.length > 0) return problems;
  problems.push(...patterns.flatMap((at) => idProblems(page, at, where)));
  if (problems.length > 0) return [...new Set(problems)];
  return patterns.flatMap((at) => located(`${where}.at`, reachProblem(rule, page, at)));
}

function idProblems(page: Page, at: string, where: string): string[] {
  const inAddress = namesIn(at);
  const read = Object.keys(page.read ?? {});
  const twice = read.find((name) => inAddress.includes(name));
  if (twice)
    return [
      `${where}.read.${twice}: the address tells {${twice}} already: call one of them something else`,
    ];
  const names = [...inAddress, ...read];
  const { course = '{course}', chapter = '{chapter}' } = page;
  const problems: string[] = [];
  for (const [of, template] of [
    ['course', course],
    ['chapter', chapter],
  ] as const) {
    if (page[of] === undefined && !names.includes(of)) problems.push(missing(of, at, where));
    else problems.push(...located(`${where}.${of}`, templateProblem(template, names)));
  }
  if (namesAskedFor(chapter).length === 0) {
    problems.push(
      `${where}.chapter: ${JSON.stringify(chapter)} is one room for all that ${JSON.stringify(at)} matches: put a placeholder into it, {chapter}`,
    );
  }
  const asked = [...namesAskedFor(course), ...namesAskedFor(chapter)];
  const idle = read.find((name) => !asked.includes(name));
  if (idle)
    problems.push(
      `${where}.read.${idle}: is read for nothing: use {${idle}} in course or chapter, or take it away`,
    );
  return problems;
}

function missing(of: 'course' | 'chapter', at: string, where: string): string {
  const pattern = JSON.stringify(at);
  if (of === 'course') {
    return `${where}: ${pattern} says nowhere which course it is: call a placeholder {course}; where the site has one course, write "course": "its-name" beside at`;
  }
  return `${where}: ${pattern} says nowhere which chapter it is: call a placeholder {chapter}, or make it of others, "chapter": "{part}/{page}"`;
}

/** Looks at a page that is like the pattern: one that is no chapter shows that none is. */
function reachProblem(rule: SiteRule, page: Page, at: string): string | null {
  const { base = '' } = rule;
  if (base && `${at}/`.startsWith(`${base}/`)) {
    const rest = JSON.stringify(at.slice(base.length) || '/');
    return `${JSON.stringify(at)} begins with the base, which is taken off before: write ${rest}`;
  }
  const url = exampleAddress(rule.origins[0] ?? '', base, at, 'x');
  if (url === null) return null;
  const read = readChapter([{ ...rule, frames: [] }], { url, elements: exampleElements(page) });
  const pattern = JSON.stringify(at);
  if ('found' in read) {
    const { found } = read;
    if (found.page === page && found.at === at) return null;
    return `${pattern} is never reached, since ${JSON.stringify(found.at)} before it matches the same addresses: put it first, or take it away`;
  }
  if ('at' in read.why && read.why.code === 'excepted') {
    return `${pattern} is taken out whole by except ${JSON.stringify(read.why.at)}: make that one narrower, or take one of the two away`;
  }
  if ('at' in read.why && read.why.at !== at) {
    return `${pattern} is never reached, since ${JSON.stringify(read.why.at)} before it matches the same addresses: put it first, or take it away`;
  }
  return `${pattern} matches not even ${url}${takenOff(rule, at)}`;
}

/** What of a pattern no address has when the pattern is held against it. */
function takenOff({ locales = [], trim = [] }: SiteRule, at: string): string {
  const path = at.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const [, first = ''] = path.split('/');
  if (locales.includes(first)) {
    return `: ${JSON.stringify(first)} is one of locales, which are taken off before: write ${JSON.stringify(at.slice(first.length + 1))}`;
  }
  const ending = trim.find((end) => path.endsWith(end.startsWith('.') ? end : `/${end}`));
  if (ending)
    return `: trim takes ${JSON.stringify(ending)} off before: leave it out of the pattern`;
  return ': compare it with the address of a chapter';
}

function exampleElements({ read = {} }: Page): Record<string, string> {
  const elements: Record<string, string> = {};
  for (const source of Object.values(read)) {
    const key = elementKey(neededOf(source));
    const pattern = segmentPattern('class' in source ? source.class : (source.as ?? '{value}'));
    const text = pattern ? exampleOf(pattern, 'x') : '';
    elements[key] = elements[key] === undefined ? text : `${elements[key]} ${text}`;
  }
  return elements;
}

function located(where: string, problem: string | null): string[] {
  return problem === null ? [] : [`${where}: ${problem}`];
}
