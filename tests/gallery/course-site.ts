/** A page of the course site, as far as it matters to an overlay. */
export interface CourseSite {
  /** What stands in the page's style sheet, besides its own. */
  css?: string;
  /** HTML at the top of the body. */
  header?: string;
  dir?: 'ltr' | 'rtl';
  /** Content of `<meta name="color-scheme">`. */
  colorScheme?: string;
  /** The `Content-Security-Policy` that the page is served with. */
  csp?: string;
}

const PARAGRAPH = `<p>Water climbs from the roots to the topmost leaf without a pump. It is drawn: as
each leaf breathes out vapour, the column of water in the xylem is pulled up behind it, held together
by nothing but the attraction of one molecule for the next.</p>`;

/** The page as HTML. */
export function coursePage({
  css = '',
  header = '',
  dir = 'ltr',
  colorScheme,
}: CourseSite): string {
  const meta = colorScheme ? `<meta name="color-scheme" content="${colorScheme}">` : '';
  return `<!doctype html>
<html lang="en" dir="${dir}">
  <head>
    <title>How plants drink</title>
    <link rel="icon" href="data:,">
    ${meta}
    <style>
      body { margin: 0; font: 17px/1.6 Georgia, serif; color: #222; background: #fdfdfc }
      main { max-inline-size: 640px; margin: 0 auto; padding: 24px 16px }
      @media (prefers-color-scheme: dark) { body { color: #d5d7db; background: #121317 } }
      ${css}
    </style>
  </head>
  <body>${header}<main><h1>How plants drink</h1>${PARAGRAPH.repeat(8)}</main></body>
</html>`;
}

/** A face, more or less, for the avatar of this number. */
export function portrait(number: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
  <rect width="48" height="48" fill="hsl(${(number * 67) % 360} 35% 74%)"/>
  <circle cx="24" cy="20" r="9" fill="hsl(${20 + number} 40% ${35 + ((number * 11) % 30)}%)"/>
  <path d="M6 48c0-11 8-17 18-17s18 6 18 17" fill="hsl(${(number * 131) % 360} 30% 35%)"/>
</svg>`;
}
