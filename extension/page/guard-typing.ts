/** Events that tell, or decide on, what is typed; and those that tell that the overlay came into the top layer. */
const GUARDED = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'textInput', 'paste', 'copy', 'cut'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'beforetoggle', 'toggle'],
];

declare global {
  /** The overlay's, while there is one: takes what is meant for the overlay before the page hears it. */
  var alongsideTyping: ((event: Event) => void) | undefined;
}

/**
 * Hears what is typed before the page does, until `signal` ends. Listeners are called in the order in
 * which they came, so a script that is there when the document begins is the first on the window.
 */
export function guardTyping(signal: AbortSignal): void {
  const guard = (event: Event) => globalThis.alongsideTyping?.(event);
  for (const type of GUARDED) addEventListener(type, guard, { capture: true, signal });
}

/** Lets `own` take what is meant for the overlay, until `signal` ends. */
export function takeTyping(signal: AbortSignal, own: (event: Event) => void): void {
  globalThis.alongsideTyping = own;
  signal.addEventListener('abort', () => {
    // Another overlay may have taken the place of this one.
    if (globalThis.alongsideTyping === own) globalThis.alongsideTyping = undefined;
  });
}
