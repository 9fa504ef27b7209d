import { segmentsOf } from '../../../server/contract/sites/address.ts';
import { addressPattern } from '../../../server/contract/sites/address-pattern.ts';
import { readOrigin } from '../../../server/contract/sites/origins.ts';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import type { SegmentPattern } from '../../../server/contract/sites/segment-pattern.ts';

/** A site's match patterns, which are all that a manifest takes: WXT writes them into it. */
export interface MatchPatterns {
  /** Every page of its hosts: what the extension asks to be let at. */
  hosts: string[];
  /** Every page of the site: a client-side link may lead from there to a chapter. */
  site: string[];
  /** Pages that may be chapters. */
  chapters: string[];
  /** Every page that may stand in a frame of one and tell what it shows. */
  frames: string[];
}

/** Match patterns of the chapters of a site; where they were more, words in addresses become a `*`. */
const MAX_CHAPTERS = 60;

/**
 * Translates a site rule, which is exact, into match patterns that cover more, and as little more as
 * they can say. Ports drop out, since Chrome matches any. A `*` ends each path: it is compared with the
 * query and the slash that may follow it. What addresses may spell in more than one way is a `*`, but
 * for letters that nobody has to encode: a chapter that is written so is still one of the site's pages.
 *
 * @see https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns
 */
export function matchPatterns(rule: SiteRule): MatchPatterns {
  const { origins, base = '', frames = [] } = rule;
  const under = segmentsOf(base).map(literal).join('/');
  const all = chapterPaths(rule, true);
  const chapters = all.length > MAX_CHAPTERS ? chapterPaths(rule, false) : all;
  return {
    hosts: everywhere(origins, ['/*']),
    site: everywhere(origins, under ? ['', '/*', '?*'].map((end) => under + end) : ['/*']),
    chapters: everywhere(
      origins,
      narrowest(chapters.map((path) => (under + path || '/').replace(/\*+/g, '*'))),
    ),
    frames: everywhere(
      frames.flatMap((frame) => frame.origins),
      ['/*'],
    ),
  };
}

function everywhere(origins: readonly string[], paths: readonly string[]): string[] {
  const hosts = origins.map((origin) => {
    const named = readOrigin(origin);
    if (!named) throw new Error(`${origin} is no origin, and was taken for one.`);
    return `${named.url.protocol}//${named.isBelow ? '*.' : ''}${named.url.hostname}`;
  });
  return [...new Set(hosts.flatMap((host) => paths.map((path) => host + path)))];
}

/** What stands behind the base where a page may be a chapter. */
function chapterPaths({ pages, locales = [] }: SiteRule, withWords: boolean): string[] {
  const languages = ['', ...locales.map((locale) => `/${literal(locale)}`)];
  return pages.flatMap(({ at }) =>
    (typeof at === 'string' ? [at] : at).flatMap((each) => {
      const pattern = addressPattern(each);
      if (!pattern) throw new Error(`${each} is no pattern, and was taken for one.`);
      const [first] = pattern.query;
      const end = first ? `*${literal(first[0])}=*` : '*';
      const paths = pattern.path
        .slice(1)
        .reduce<string[]>((before, segment) => extended(before, segment, withWords), ['']);
      return languages.flatMap((language) => paths.map((path) => language + (path || '/') + end));
    }),
  );
}

/** Paths, each with every way to fill one more segment. */
function extended(paths: string[], segment: SegmentPattern, withWords: boolean): string[] {
  const { prefix, hole, name, suffix, isOpen } = segment;
  // Where there may be no segment at all there is no slash for it.
  if (hole === 'segments') return paths.map((path) => `${path}${name === null ? '' : '/'}*`);
  const words = typeof hole === 'object' && withWords ? hole : [hole === 'none' ? '' : '*'];
  return paths.flatMap((path) =>
    words.map(
      (word) => `${path}/${literal(prefix)}${literal(word)}${literal(suffix)}${isOpen ? '*' : ''}`,
    ),
  );
}

/** Text as it stands in all spellings of an address. */
function literal(text: string): string {
  return text.replace(/[^\w.~-]+/g, '*');
}

/** Paths that no other of them covers. */
function narrowest(paths: readonly string[]): string[] {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other !== path && covers(other, path)));
}

function covers(wide: string, narrow: string): boolean {
  const parts = wide.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(narrow);
}
