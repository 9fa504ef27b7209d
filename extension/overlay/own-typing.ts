import { takeTyping } from '../page/guard-typing.ts';
import type { Place } from './host.ts';

/**
 * Keeps what is typed into the overlay from the page, until `signal` ends: its shortcuts are not meant
 * by it, and what is typed is none of its business. What the browser does with a key is not touched.
 * The page's script guards the window (`guardTyping`) since before the page could.
 *
 * @param onKey called with every key that is pressed on the page, the overlay's own included
 */
export function ownTyping(
  { host, root, settle }: Place,
  signal: AbortSignal,
  onKey: (key: string) => void,
): void {
  takeTyping(signal, (event) => {
    if (event.type === 'keydown' && event instanceof KeyboardEvent) onKey(event.key);
    // To the page, all that happens in the shadow tree happens to its host.
    if (event.target !== host) return;
    event.stopImmediatePropagation();
    if (event.type === 'toggle') settle();
    // The one that is needed inside. It does not leave the shadow tree, as it is not composed.
    if (event.type === 'input')
      root.activeElement?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
