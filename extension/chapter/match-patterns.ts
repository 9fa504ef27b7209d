/** The extension's match patterns for one URL pattern: WXT writes them into the manifest. */
export interface MatchPatterns {
  /** Pages that may be chapters. */
  chapters: string;
  /** Every page of their site: a client-side link may lead from there to a chapter. */
  site: string;
}

/**
 * Translates a URL pattern, which is exact, into match patterns, which are all that a manifest takes.
 * Ports drop out, since Chrome matches any.
 *
 * @throws Error when the host can't be written as a match pattern
 * @see https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns
 */
export function matchPatterns(urlPattern: string): MatchPatterns {
  const { protocol, hostname, pathname } = new URLPattern(urlPattern);
  if (!/^(https?|\*)$/.test(protocol) || !/^(\*\.)?[^*:{}()]+$/.test(hostname)) {
    throw new Error(
      `WXT_CHAPTER_URLS: ${urlPattern} must begin with http:// or https:// and a plain host name, or *. and one.`,
    );
  }
  const origin = `${protocol}://${hostname}`;
  const path = pathname.replace(/\{[^}]*\}[?*+]?|:\w+(\([^)]*\))?[?*+]?|\([^)]*\)[?*+]?/g, '*');
  return { chapters: `${origin}${path.replace(/\*+/g, '*')}`, site: `${origin}/*` };
}
