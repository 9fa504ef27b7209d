/**
 * Ms after the browser's word that it is offline from which a message over the connection proves it
 * wrong. What comes sooner may have been on its way.
 */
const DISPROVED_AFTER_MS = 2_000;

/** Whether the browser is offline, by its own word and by what comes over the connection. */
export interface OfflineState {
  is(): boolean;
  /** Takes the browser's word; tells whether it is another than before. */
  set(offline: boolean): boolean;
  /** A message came over the connection; tells whether that proves the browser wrong. */
  disprove(): boolean;
}

/** Not offline, as far as is known. */
export function createOfflineState(): OfflineState {
  /** By `performance.now()`. */
  let since: number | null = null;
  return {
    is: () => since !== null,
    set(offline) {
      if (offline === (since !== null)) return false;
      since = offline ? performance.now() : null;
      return true;
    },
    disprove() {
      if (since === null || performance.now() - since < DISPROVED_AFTER_MS) return false;
      since = null;
      return true;
    },
  };
}
