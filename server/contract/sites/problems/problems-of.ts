import type { SiteRule } from '../rule.ts';
import { originProblem } from './origin-problem.ts';
import { pageProblems } from './page-problems.ts';
import { namesIn, patternProblem } from './pattern-problem.ts';
import { namesAskedFor, templateProblem } from './template-problem.ts';

/**
 * Why a rule can never match, or matches everything: a sentence for each reason, with where in the rule
 * it stands and what to write instead. Empty where it is good.
 */
export function problemsOf(rule: SiteRule): string[] {
  const own = [
    ...settingProblems(rule),
    ...listed(rule.origins, 'origins', originProblem),
    ...listed(rule.except ?? [], 'except', patternProblem),
    ...listed(rule.trim ?? [], 'trim', trimProblem),
    ...(rule.frames ?? []).flatMap((frame, index) => frameProblems(frame, `frames[${index}]`)),
  ];
  // Pages are tried out, which tells little while what they stand on is wrong.
  const pages = own.length > 0 ? [] : rule.pages;
  return [...own, ...pages.flatMap((page, index) => pageProblems(rule, page, `pages[${index}]`))];
}

function settingProblems({
  id,
  aliases = [],
  base,
  access,
  groups,
  uniqueChapters,
  sameCourse = {},
}: SiteRule) {
  const problems: string[] = [];
  if (base !== undefined && !/^(\/[^/{}*?#]+)+$/.test(base)) {
    problems.push(
      `base: ${JSON.stringify(base)} is no path: write "/${base.replace(/^\/+|\/+$|[{}*?#]/g, '')}", or leave it out where the site begins at the host`,
    );
  }
  if (aliases.includes(id))
    problems.push(`aliases: ${JSON.stringify(id)} is the id itself: take it away`);
  if (uniqueChapters && access === 'enrolled') {
    problems.push(
      'uniqueChapters: true leaves the course out of the room, and access "enrolled" asks for it: take one of the two away',
    );
  }
  if (uniqueChapters && groups) {
    problems.push(
      'uniqueChapters: true leaves the course out of the room, and groups are those of a course: take one of the two away',
    );
  }
  for (const [course, other] of Object.entries(sameCourse)) {
    if (Object.hasOwn(sameCourse, other)) {
      problems.push(
        `sameCourse.${course}: ${JSON.stringify(other)} shares the rooms of another itself: name that one`,
      );
    }
  }
  return problems;
}

function trimProblem(ending: string): string | null {
  const written = JSON.stringify(ending);
  const last = ending.slice(ending.lastIndexOf('/') + 1).replaceAll('*', '');
  if (!/[/*{}?#]/.test(ending) && ending !== '.') return null;
  return `${written} is no ending: write "${last || '.html'}" (an ending begins with a dot, all else is a whole last segment)`;
}

function frameProblems(frame: NonNullable<SiteRule['frames']>[number], where: string): string[] {
  const problem = patternProblem(frame.at);
  if (problem) return [`${where}.at: ${problem}`];
  const inAddress = namesIn(frame.at);
  const asked = namesAskedFor(frame.chapter);
  const problems = [
    ...listed(frame.origins, `${where}.origins`, originProblem),
    ...listed(frame.trim ?? [], `${where}.trim`, trimProblem),
  ];
  const template = templateProblem(frame.chapter, ['course', 'chapter', ...inAddress]);
  if (template) problems.push(`${where}.chapter: ${template}`);
  else if (!asked.includes('chapter') || !asked.some((name) => inAddress.includes(name))) {
    problems.push(
      `${where}.chapter: ${JSON.stringify(frame.chapter)} must be made of the page’s {chapter} and of what the frame’s address tells: write "{chapter}/{slide}"`,
    );
  }
  return problems;
}

function listed(
  items: readonly string[],
  where: string,
  problemOf: (item: string) => string | null,
): string[] {
  return items.flatMap((item, index) => {
    const problem = problemOf(item);
    return problem === null ? [] : [`${where}[${index}]: ${problem}`];
  });
}
