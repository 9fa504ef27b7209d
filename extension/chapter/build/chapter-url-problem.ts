import { chapterIn } from '../chapter-in.ts';
import { type PatternPart, patternParts } from './pattern-parts.ts';

const IDS = ['courseId', 'chapterId'];
/** For sites whose addresses name the chapter alone. */
const FIXED_COURSE =
  'where addresses name no course, make a part that is always the same the course: /:courseId(lessons)/:chapterId';

/**
 * Why `urlPattern`, one of `WXT_CHAPTER_URLS`, can match no chapter page, and what to write instead;
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
      return `has its ids in ${place}: they are read from the path alone, so this site’s chapters can’t be told apart yet. If the path names course and chapter as well, write that: https://host/:courseId/:chapterId`;
    }
  }
  const groups = named(patternParts(pathname));
  const optional = groups.find(({ name, modifier }) => IDS.includes(name) && /[?*]/.test(modifier));
  if (optional) {
    return `makes :${optional.name} optional by the ${optional.modifier} behind it: take it away, since a page without it is no chapter (ids in a query, ?id=…, can’t be read yet)`;
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
  const parts = patternParts(pattern.pathname);
  const last = parts.at(-1);
  if (last?.kind === 'text' && last.text.endsWith('/')) {
    return 'ends in a slash: leave it out, addresses with and without one are matched then';
  }
  const example = [pattern.pathname, pattern.search, pattern.hash].map((component) =>
    exampleOf(patternParts(component)),
  );
  if (example.includes(null)) return null; // regular expressions are the writer's own
  const [path, query, fragment] = example;
  const host = pattern.hostname.replace('*', 'a');
  const protocol = pattern.protocol.replace('*', 'https');
  const port = /^\d+$/.test(pattern.port) ? `:${pattern.port}` : '';
  const url = `${protocol}://${host}${port}${path}${query && `?${query}`}${fragment && `#${fragment}`}`;
  return chapterIn(url, [pattern])
    ? null
    : `matches not even ${url}: compare it with the address of a chapter`;
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

/** Text that the parts match; `null` where a regular expression decides. */
function exampleOf(parts: PatternPart[]): string | null {
  let example = '';
  for (const part of parts) {
    if (part.kind === 'text') example += part.text;
    else if (part.regexp !== null) return null;
    else if (part.inside.length === 0) example += 'x';
    else {
      const inside = exampleOf(part.inside);
      if (inside === null) return null;
      example += inside;
    }
  }
  return example;
}
