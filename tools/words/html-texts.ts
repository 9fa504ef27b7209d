/** What is no text of a page's HTML: comments, scripts, styles and tags. */
const MARKUP = /<!--.*?-->|<(script|style)\b.*?<\/\1>|<[^>]*>/gs;

/** The name of the product, which is the same in every language; and what a build fills in. */
const SAME_EVERYWHERE = /\bAlongside\b|\{\{\w+\}\}/g;

/** The texts of a page's HTML that are of one language. */
export function htmlTexts(html: string): string[] {
  return html
    .replaceAll(MARKUP, '\n')
    .replaceAll(SAME_EVERYWHERE, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{L}/u.test(line));
}
