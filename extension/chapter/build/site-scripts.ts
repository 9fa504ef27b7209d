import type { SiteRule } from '../../../server/contract/sites/rule.ts';

/** The content script that has a site's rule, by the site's place among the build's. */
export function siteScriptName(index: number): string {
  return `sites/${index}.js`;
}

/**
 * What it says: a page pays for the rules of its own sites alone, and of those for what tells its room and
 * what that is called.
 * Where scripts of the extension look for rules is in `site-rules.ts`.
 */
export function siteScript(index: number, rule: SiteRule): string {
  const { titles: { without, ...titles } = {}, access, aliases, uniqueChapters, ...ofRoom } = rule;
  const isTitled = Object.keys(titles).length > 0;
  const json = JSON.stringify(isTitled ? { ...ofRoom, titles } : ofRoom)
    .replace(/[\\']/g, '\\$&')
    .replace(/[^ -~]/g, escaped);
  // Not as it is: a key `__proto__` would be none.
  return `(globalThis.alongsideSites??=[])[${index}]=JSON.parse('${json}');`;
}

/** Whatever a rule's words are: the file is ASCII, and nothing in it ends its text. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
