import type { DocumentFacts } from './document-facts.ts';
import { elementFact } from './document-facts.ts';
import type { SiteRule } from './rule.ts';

/** What a page calls its course and its chapter: plain text from the page, not to be trusted as more. */
export interface Titles {
  course: string | null;
  chapter: string | null;
}

/** UTF-16 units. */
const MAX_TITLE_CHARS = 200;

/** What stands between a page's title and the name of its site. */
const BETWEEN = [' | ', ' - ', ' – ', ' — ', ' · ', ' :: ', ' • ', ': '];

/** The titles of a chapter that `rule` has found. */
export function titlesOf({ titles = {} }: SiteRule, facts: DocumentFacts): Titles {
  const { course, chapter, without = [] } = titles;
  return {
    course: course ? plain(elementFact(facts, course)) : null,
    chapter: plain((chapter && elementFact(facts, chapter)) || withoutNames(facts.title, without)),
  };
}

function withoutNames(title: string | undefined, names: readonly string[]): string | undefined {
  let rest = title?.slice(0, 5 * MAX_TITLE_CHARS);
  for (const between of names.length > 0 ? BETWEEN : []) {
    for (const name of names) {
      if (rest?.endsWith(between + name)) rest = rest.slice(0, -(between + name).length);
      if (rest?.startsWith(name + between)) rest = rest.slice((name + between).length);
    }
  }
  return rest;
}

function plain(text: string | null | undefined): string | null {
  const line = text
    ?.slice(0, 5 * MAX_TITLE_CHARS)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TITLE_CHARS)
    .toWellFormed();
  return line || null;
}
