import type { browser } from 'wxt/browser';

/** Ms between two questions whether there is a new version: browsers answer few. */
const ASK_AGAIN_MS = 3_600_000;

/** Has the browser bring in the version that the server waits for. */
export interface Update {
  /** To be called whenever it may be needed, or not any more. */
  look(): void;
}

/**
 * Left to itself a browser puts a new version in place when the worker has ended, which one with a connection
 * never does.
 *
 * @param runtime the browser's
 * @param isNeeded this version can do nothing here
 * @param now ms on a clock that is never set
 */
export function createUpdate(
  runtime: Pick<typeof browser.runtime, 'requestUpdateCheck' | 'reload'> & {
    onUpdateAvailable: { addListener(listener: () => void): void };
  },
  isNeeded: () => boolean,
  now: () => number,
): Update {
  let isReady = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  function look(): void {
    if (!isNeeded()) return;
    if (isReady) runtime.reload();
    else if (now() - askedAt >= ASK_AGAIN_MS) {
      askedAt = now();
      // Where it is loaded from a folder there is nothing to ask: the browser says so by an error.
      runtime.requestUpdateCheck().catch(() => undefined);
    }
  }

  runtime.onUpdateAvailable.addListener(() => {
    isReady = true;
    look();
  });
  return { look };
}
