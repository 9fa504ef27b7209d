import { pageColorScheme } from '../page/color-scheme.ts';
import { type Box, headerClearance } from './header-clearance.ts';

/** Where to look for headers across the viewport, as shares of its width: under the banner's middle and its ends. */
const SHARES = [0.3, 0.5, 0.7];

/** The page is looked at no more often, in ms: a look may cost as much as a frame on a large page. */
const LOOK_EVERY_MS = 1_000;

/** What may move a header, once it is over: scrolling, another size, what slides in or out. */
const MOVES = ['load', 'scrollend', 'resize', 'transitionend'];

/**
 * Adapts `stage` to the page's looks some time after they may have changed: its colour scheme, and
 * while the banner is there `--clear`, the height that the page's headers take.
 *
 * @returns has it look for headers soon
 */
export function followPageLook(stage: HTMLElement, signal: AbortSignal): () => void {
  const lookAtColours = afterFrame(signal, () => {
    // Sites switch their theme by an attribute: class, data-theme, style.
    for (const themed of [document.documentElement, document.body]) {
      if (themed) observer.observe(themed, { attributes: true });
    }
    stage.style.colorScheme = pageColorScheme();
  });
  const lookForHeaders = afterFrame(signal, () => {
    if (!stage.querySelector('.banner')) return;
    stage.style.setProperty('--clear', `${headerClearance(headersAt, innerHeight)}px`);
  });
  const observer = new MutationObserver(lookAtColours);
  signal.addEventListener('abort', () => observer.disconnect());
  for (const move of MOVES) addEventListener(move, lookForHeaders, { capture: true, signal });
  addEventListener('load', lookAtColours, { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', lookAtColours, { signal });
  lookAtColours();
  return lookForHeaders;
}

/**
 * Does `work` in the next frame, so that what comes with it is right from the start; later after a
 * frame, when styles and layout are as they were drawn and need not be made for it, and at most once
 * in {@link LOOK_EVERY_MS} however often it is asked for.
 */
function afterFrame(signal: AbortSignal, work: () => void): () => void {
  let isDue = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  const frame = () => requestAnimationFrame(lastAt < 0 ? run : () => setTimeout(run));
  const run = () => {
    isDue = false;
    lastAt = performance.now();
    // A page may be without its root, or its body, for a moment.
    if (!signal.aborted && document.body) work();
  };
  return () => {
    if (isDue) return;
    isDue = true;
    const wait = lastAt + LOOK_EVERY_MS - performance.now();
    if (wait > 0) setTimeout(frame, wait);
    else frame();
  };
}

/** The boxes of the page's headers at `y` px from the top: what sticks there, and what the page calls a header. */
function headersAt(y: number): Box[] {
  return SHARES.flatMap((share) => document.elementsFromPoint(innerWidth * share, y))
    .filter(
      (element) =>
        !element.matches('alongside-overlay') &&
        (/fixed|sticky/.test(getComputedStyle(element).position) ||
          element.matches('header,nav,[role=banner]')),
    )
    .map((element) => element.getBoundingClientRect());
}
