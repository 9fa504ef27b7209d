/** Less opaque than this, a colour shows what is behind it. */
const OPAQUE = 0.5;

/**
 * How light a colour is, from 0 (black) to 1 (white), or `null` where it is rather transparent or
 * not known.
 *
 * @param color as computed styles have it: `rgb(…)`, `oklch(…)`, `color(srgb …)`
 * @see https://www.w3.org/TR/css-color-4/#serializing-color-values
 */
export function lightness(color: string): number | null {
  const [, form = '', values = ''] = /^(\w+)\((?:[a-z][\w-]+ )?(.+)\)$/.exec(color) ?? [];
  const [first = 0, second = 0, third = 0, alpha = 1] = values.split(/[ ,/]+/).map(Number);
  if (!form || !(alpha >= OPAQUE)) return null;
  if (form.startsWith('ok')) return first;
  if (form.startsWith('l')) return first / 100;
  return (0.3 * first + 0.59 * second + 0.11 * third) / (form.startsWith('rgb') ? 255 : 1);
}
