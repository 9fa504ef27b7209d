import { lightness } from './lightness.ts';

/**
 * The `color-scheme` that the overlay takes on: what the page declares for itself, else what goes
 * with its background. A page that declares nothing has a white one, unless it colours it itself.
 *
 * @param property the computed `color-scheme` of the page's root; `normal` where it declares none
 * @param meta content of `<meta name="color-scheme">`, which the computed value does not show
 * @param backgrounds computed colours that fill the page, uppermost first; asked for where they matter
 */
export function colorScheme(
  property: string,
  meta: string,
  backgrounds: () => readonly string[],
): string {
  const declared = property === 'normal' ? meta : property;
  if (/light|dark/.test(declared)) return declared;
  const light = backgrounds()
    .map(lightness)
    .find((found) => found !== null);
  return (light ?? 1) < 0.5 ? 'dark' : 'light';
}

/** The {@link colorScheme} that goes with this page as it looks now. */
export function pageColorScheme(): string {
  const { documentElement, body } = document;
  const meta = document.querySelector<HTMLMetaElement>('meta[name=color-scheme]');
  return colorScheme(getComputedStyle(documentElement).colorScheme, meta?.content ?? '', () => {
    const { clientWidth, clientHeight } = documentElement;
    const fillers = document
      .elementsFromPoint(clientWidth / 2, clientHeight / 2)
      .filter((element) => {
        const { top, bottom, left, right } = element.getBoundingClientRect();
        return top <= 0 && left <= 0 && right >= clientWidth && bottom >= clientHeight;
      });
    return [...fillers, body, documentElement].map(
      (element) => getComputedStyle(element).backgroundColor,
    );
  });
}
