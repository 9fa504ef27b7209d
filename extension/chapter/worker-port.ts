import { type Browser, browser } from 'wxt/browser';
import { ARE_YOU_THERE } from '../messages/are-you-there.ts';
import type { FromChapterPage } from '../messages/from-chapter-page.ts';
import type { FromFrame } from '../messages/from-frame.ts';
import { PORT_PACE } from '../messages/port-pace.ts';
import { SUPERSEDED } from '../messages/superseded.ts';
import { createReopening, HAS_WORKED } from '../timing/reopening.ts';

/** What a page or one of its frames tells the worker. */
type FromPage = FromChapterPage | FromFrame;

/** The page's end of the port to the worker, held open over whatever happens to the worker. */
export interface WorkerPort {
  /** Tells the worker `message`; what still holds is told again to a worker that started anew. */
  send(message: FromPage): void;
  /**
   * Whether there is nothing that the worker could tell, as nobody is signed in. One that the browser
   * ends then is left so until it calls, or the learner comes back to this page.
   */
  rest(resting: boolean): void;
}

/**
 * Opens the port and keeps it open until `signal` ends.
 *
 * @param options.name of the port
 * @param options.onMessage called with what the worker says
 * @param options.ended called when this script has to go: the extension was updated, disabled or
 * removed, or another script of this document has a port of its own
 */
export function openWorkerPort(options: {
  name: string;
  signal: AbortSignal;
  onMessage(message: unknown): void;
  ended(): void;
}): WorkerPort {
  const { name, signal, onMessage, ended } = options;
  let port: Browser.runtime.Port | null = null;
  /** What a worker that starts anew has to be told. */
  const lastSent = new Map<FromPage['type'], FromPage>();
  const waitAfter = createReopening(PORT_PACE);
  let resting = false;
  /** Between `pagehide` and `pageshow`, when `visibilitychange` is still to come. */
  let hidden = false;

  function open(): void {
    if (port || hidden || signal.aborted) return;
    if (!isAttached()) {
      ended();
      return;
    }
    stopWaiting();
    const opened = browser.runtime.connect({ name });
    port = opened;
    let openedAt = performance.now();
    opened.onMessage.addListener((message: unknown) => {
      openedAt = HAS_WORKED;
      if (message === ARE_YOU_THERE) opened.postMessage(message);
      else if (message !== SUPERSEDED) onMessage(message);
      else if (port === opened) ended();
    });
    opened.onDisconnect.addListener(() => {
      // Chrome complains on the page's console unless it is looked at why (no worker was there yet).
      void browser.runtime.lastError;
      if (port !== opened) return;
      port = null;
      setTimeout(resting ? waitForCall : open, waitAfter(openedAt));
    });
    for (const message of lastSent.values()) opened.postMessage(message);
    lastSent.delete('sign-in');
  }

  /** The worker calls by any message when somebody has signed in. */
  function waitForCall(): void {
    if (!isAttached()) ended();
    if (port || hidden || signal.aborted) return;
    browser.runtime.onMessage.addListener(open);
    document.addEventListener('visibilitychange', open, { signal });
  }

  function stopWaiting(): void {
    browser.runtime.onMessage.removeListener(open);
    document.removeEventListener('visibilitychange', open);
  }

  function close(): void {
    const closing = port;
    port = null;
    // An orphan may not even say that it goes.
    if (isAttached()) closing?.disconnect();
  }

  // A page in the back/forward cache keeps a port that is dead at the other end: close it, open anew.
  addEventListener(
    'pagehide',
    () => {
      hidden = true;
      close();
    },
    { signal },
  );
  addEventListener(
    'pageshow',
    () => {
      hidden = false;
      open();
    },
    { signal },
  );
  // Of what happened while the page was frozen no event tells: the worker, which it did not answer, may
  // have closed the port, or the extension be another.
  document.addEventListener(
    'resume',
    () => {
      close();
      open();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    close();
    if (isAttached()) stopWaiting();
  });
  open();
  return {
    send(message) {
      const type = message.type === 'elsewhere' ? 'viewing' : message.type;
      if (/^(viewing|activity|at)$/.test(type)) lastSent.set(type, message);
      if (port && isAttached()) port.postMessage(message);
      else if (port) ended();
      else {
        // A click that nobody hears now: the worker was let go, and is called by it.
        if (type === 'sign-in') lastSent.set(type, message);
        open();
      }
    },
    rest(now) {
      resting = now;
    },
  };
}

/** Whether the extension that this script belongs to is still there: an orphan's `runtime.id` is gone. */
export function isAttached(): boolean {
  return browser.runtime?.id !== undefined;
}
