import type { mountOverlay } from './mount.tsx';

type Mount = typeof mountOverlay;

declare global {
  /** Where the two scripts of a chapter page meet, whichever comes first; Preact and all that is drawn is in one. */
  var alongsideOverlay: { mount?: Mount; take?: (mount: Mount) => void } | undefined;
}

/** Gives the overlay to the page's script, now or once that is here. A second time it is there already. */
export function bringOverlay(mount: Mount): void {
  globalThis.alongsideOverlay ??= {};
  const { alongsideOverlay } = globalThis;
  if (alongsideOverlay.mount) return;
  alongsideOverlay.mount = mount;
  alongsideOverlay.take?.(mount);
}

/** Waits for the overlay; of several that wait, the last gets it. */
export function awaitOverlay(take: (mount: Mount) => void): void {
  globalThis.alongsideOverlay ??= {};
  const { mount } = globalThis.alongsideOverlay;
  if (mount) take(mount);
  else globalThis.alongsideOverlay.take = take;
}
