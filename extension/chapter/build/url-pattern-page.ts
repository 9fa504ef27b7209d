import { type PatternGroup, type PatternPart, patternParts } from './pattern-parts.ts';

/** What one of `WXT_CHAPTER_URLS` says, as a site rule says it. */
export interface UrlPatternPage {
  origins: string[];
  /** Patterns of addresses: one, or one for each way to write what is optional. */
  at: string[];
}

/** What a URL pattern calls the ids, and what a rule does. */
const IDS: Readonly<Record<string, string>> = { courseId: 'course', chapterId: 'chapter' };
const BY_RULE = 'or write the site as a rule, and name its file in WXT_SITES';

/**
 * Says as a site rule what a URL pattern says.
 *
 * @param urlPattern one whose ids stand in the path, once each
 * @returns a sentence about it where no rule can say the same
 */
export function urlPatternPage(urlPattern: string): UrlPatternPage | string {
  const { protocol, hostname, port, pathname, search, hash } = new URLPattern(urlPattern);
  if (!/^(\d*|\*)$/.test(port)) return 'has a pattern for a port: write one, or :* for every port';
  const places = [search, hash].map((component) => (component === '*' ? '' : component));
  if (places.some((component) => patternParts(component).some(({ kind }) => kind === 'group'))) {
    return `has a pattern in its query or fragment: write the text that stands there, ${BY_RULE}`;
  }
  const written = pathsOf(patternParts(pathname));
  if (typeof written === 'string') return written;
  const [query = '', fragment = ''] = places.map((component, index) =>
    component === '' ? '' : '?#'.charAt(index) + textOf(component),
  );
  const schemes = protocol === '*' ? ['https', 'http'] : [protocol];
  return {
    origins: schemes.map((scheme) => `${scheme}://${hostname}${port && `:${port}`}`),
    at: [...new Set(written.map((path) => (path.replace(/\/+$/, '') || '/') + query + fragment))],
  };
}

/** The paths that the parts say, each way to write them; a sentence about what no rule can say. */
function pathsOf(parts: readonly PatternPart[], names = { count: 0 }): string[] | string {
  let paths = [''];
  for (const part of parts) {
    if (part.kind === 'text') {
      if (/[{}*]/.test(part.text)) return `has a {, } or * for text, ${BY_RULE}`;
      paths = paths.map((path) => path + part.text);
      continue;
    }
    const found = textsOf(part, names);
    if (typeof found === 'string') return found;
    const without = part.modifier === '?' ? paths : [];
    paths = [
      // What says more is tried first.
      ...paths.flatMap((path) => found.map((text) => path + text)),
      // Of a name that is optional the slash before it is, too.
      ...without.map((path) => (part.name === null ? path : path.replace(/\/$/, ''))),
    ];
  }
  return paths;
}

/** What stands for a group. */
function textsOf(group: PatternGroup, names: { count: number }): string[] | string {
  const { name, regexp, inside, modifier } = group;
  const isRepeated = modifier === '+' || modifier === '*';
  if (isRepeated && (inside.length > 0 || regexp !== null)) {
    return `repeats a group by the ${modifier} behind it: only a name can stand for several segments`;
  }
  if (inside.length > 0) return pathsOf(inside, names);
  if (name === null && regexp === null) return ['**'];
  if (modifier === '*') return ['**'];
  names.count += 1;
  const called = IDS[name ?? ''] ?? `other${names.count}`;
  if (modifier === '+') return [`{${called}...}`];
  const kind = regexp === null ? '' : kindOf(regexp);
  if (kind !== null) return [`{${called}${kind}}`];
  return `holds the regular expression (${regexp}): write (\\d+) for digits, (one|two) for one of several words, nothing for anything, ${BY_RULE}`;
}

function kindOf(regexp: string): string | null {
  if (regexp === '\\d+' || regexp === '[0-9]+') return ':number';
  if (regexp === '[^/]+') return '';
  return /^[\w.~-]+(\|[\w.~-]+)*$/.test(regexp) ? `:${regexp}` : null;
}

function textOf(component: string): string {
  return patternParts(component)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('');
}
