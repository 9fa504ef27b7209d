import type { Page, SiteRule } from '../rule.ts';
import { namesIn, patternProblem } from './pattern-problem.ts';
import { reachProblem } from './reach-problem.ts';
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

function located(where: string, problem: string | null): string[] {
  return problem === null ? [] : [`${where}: ${problem}`];
}
