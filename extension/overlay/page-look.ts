import { colorScheme } from './color-scheme.ts';
import { type Box, headerClearance } from './header-clearance.ts';

/** Where to look for headers across the viewport, as shares of its width: under the banner's middle and its ends. */
const SHARES = [0.3, 0.5, 0.7];

/** What may change how the page looks: its styles, scrolling, another size, and what slides in or out. */
const CHANGES = ['load', 'scroll', 'resize', 'transitionend'];

/**
 * Adapts `stage` to the page's looks whenever they may have changed: its colour scheme, and while the
 * banner is there `--clear`, the height that the page's headers take.
 *
 * @returns has it look again, before the next frame
 */
export function followPageLook(stage: HTMLElement, signal: AbortSignal): () => void {
  let due = false;
  const look = () => {
    due = false;
    if (!stage.isConnected) return;
    const { colorScheme: property } = getComputedStyle(document.documentElement);
    const meta = document.querySelector<HTMLMetaElement>('meta[name=color-scheme]');
    stage.style.colorScheme = colorScheme(property, meta?.content);
    if (stage.querySelector('.banner')) {
      stage.style.setProperty('--clear', `${headerClearance(headersAt, innerHeight)}px`);
    }
  };
  // In a frame's own time: to look at once would have the page laid out twice.
  const lookSoon = () => {
    if (!due) requestAnimationFrame(look);
    due = true;
  };
  for (const change of CHANGES) addEventListener(change, lookSoon, { passive: true, signal });
  return lookSoon;
}

/** The boxes of the page's headers at `y` px from the top: what sticks there, and what the page calls a header. */
function headersAt(y: number): Box[] {
  return SHARES.flatMap((share) => document.elementsFromPoint(innerWidth * share, y))
    .filter(
      (element) =>
        /fixed|sticky/.test(getComputedStyle(element).position) ||
        element.matches('header,nav,[role=banner]'),
    )
    .map((element) => element.getBoundingClientRect());
}
