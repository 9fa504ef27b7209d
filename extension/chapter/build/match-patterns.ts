import { patternParts } from './pattern-parts.ts';

/** The extension's match patterns for one URL pattern: WXT writes them into the manifest. */
export interface MatchPatterns {
  /** Pages that may be chapters. */
  chapters: string;
  /** Every page of their site: a client-side link may lead from there to a chapter. */
  site: string;
}

/**
 * Translates a URL pattern, which is exact, into match patterns, which are all that a manifest takes
 * and cover more. Ports drop out, since Chrome matches any. A `*` ends the path, since it is compared
 * together with the query and the slash that may follow it.
 *
 * @param urlPattern one that `chapterUrlProblem` finds nothing wrong with
 * @see https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns
 */
export function matchPatterns(urlPattern: string): MatchPatterns {
  const { protocol, hostname, pathname } = new URLPattern(urlPattern);
  const origin = `${protocol}://${hostname}`;
  const path = patternParts(pathname).map((part) => (part.kind === 'text' ? part.text : '*'));
  return { chapters: `${origin}${path.join('')}*`.replace(/\*+/g, '*'), site: `${origin}/*` };
}
