import { type PatternPart, patternParts } from './pattern-parts.ts';

const IDS = ['courseId', 'chapterId'];
/** For sites whose addresses name the chapter alone. */
const FIXED_COURSE =
  'where addresses name no course, make a part that is always the same the course: /:courseId(lessons)/:chapterId';

/**
 * Why `urlPattern`, one of `WXT_CHAPTER_URLS`, can name no chapter pages, and what to write instead;
 * `null` where it can. A build with one that can't would install and never show anything.
 */
export function chapterUrlProblem(urlPattern: string): string | null {
  const why = reason(urlPattern);
  return why && `${urlPattern.replace(/\/\/[^/]*@/, '//…@')} ${why}.`;
}

function reason(urlPattern: string): string | null {
  if (/,/.test(urlPattern) && !isPattern(urlPattern)) {
    return 'is no URL pattern: separate several by spaces, not by commas';
  }
  if (!/^(https?|\*):\/\//.test(urlPattern)) {
    return 'must begin with http:// or https:// and the name of the course site’s host';
  }
  if (!isPattern(urlPattern)) {
    return 'is no URL pattern: write https://host/courses/:courseId/chapters/:chapterId, each of the two once';
  }
  const pattern = new URLPattern(urlPattern);
  return hostReason(pattern) ?? idReason(pattern) ?? pathReason(pattern);
}

function hostReason({ username, password, hostname }: URLPattern): string | null {
  if ([username, password].some((part) => part !== '*' && part !== '')) {
    return 'names a user: write the host alone, since pages don’t tell who is signed in';
  }
  if (/^(\*\.)?[^*:{}()?+\\]+$/.test(hostname) && !/^\*\.[^.]+$/.test(hostname)) return null;
  return 'must name the host of the course site, such as learn.example.com, or *.example.com for all hosts below it';
}

function idReason({ pathname, search, hash }: URLPattern): string | null {
  for (const [component, place] of [
    [search, 'the query (?…)'],
    [hash, 'the fragment (#…)'],
  ] as const) {
    if (named(patternParts(component)).length > 0) {
      return `has its ids in ${place}: a rule of the site can read them there: write one, and name its file in WXT_SITES. If the path names course and chapter as well, write that: https://host/:courseId/:chapterId`;
    }
  }
  const groups = named(patternParts(pathname));
  const optional = groups.find(({ name, modifier }) => IDS.includes(name) && /[?*]/.test(modifier));
  if (optional) {
    return `makes :${optional.name} optional by the ${optional.modifier} behind it: take it away, since a page without it is no chapter (ids in a query, ?id=…, are read by a rule of the site: name its file in WXT_SITES)`;
  }
  const missing = IDS.filter((id) => !groups.some(({ name }) => name === id));
  if (missing.length === 0) return null;
  const others = groups.map(({ name }) => name).filter((name) => !IDS.includes(name));
  const words = missing.map((id) => `:${id}`).join(' and ');
  if (others.length > 0) {
    return `has no ${words}, but ${others.map((name) => `:${name}`).join(' and ')}: call them :courseId and :chapterId`;
  }
  const fixed = missing.length === 1 && missing[0] === 'courseId';
  return `has no ${words}: write it where it stands in the path${fixed ? `; ${FIXED_COURSE}` : ', as in https://host/courses/:courseId/chapters/:chapterId'}`;
}

function pathReason(pattern: URLPattern): string | null {
  const last = patternParts(pattern.pathname).at(-1);
  if (last?.kind === 'text' && last.text.endsWith('/')) {
    return 'ends in a slash: leave it out, addresses with and without one are matched then';
  }
  return null;
}

function isPattern(text: string): boolean {
  try {
    new URLPattern(text);
    return true;
  } catch {
    return false; // the question was whether it is one
  }
}

/** The groups that have a name, also those inside of others. */
function named(parts: PatternPart[]): { name: string; modifier: string }[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text') return [];
    const { name, modifier, inside } = part;
    const optional = /[?*]/.test(modifier) ? modifier : '';
    return [
      ...(name === null ? [] : [{ name, modifier }]),
      ...named(inside).map((group) => ({ ...group, modifier: optional || group.modifier })),
    ];
  });
}
