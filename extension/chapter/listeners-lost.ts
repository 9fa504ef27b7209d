const PROBE = 'alongside-probe';

/**
 * Calls `lost` when the listeners of this script have been taken away, until `signal` ends:
 * `document.open()` removes them from the window, the document and all its shadow trees. No event
 * tells, but the document's root goes with them, which an observer still sees.
 *
 * @see https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#document-open-steps
 */
export function onListenersLost(signal: AbortSignal, lost: () => void): void {
  let hasListeners = false;
  const hear = () => {
    hasListeners = true;
  };
  addEventListener(PROBE, hear, { signal });
  const observer = new MutationObserver(() => {
    hasListeners = false;
    dispatchEvent(new Event(PROBE));
    if (!hasListeners) lost();
  });
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
