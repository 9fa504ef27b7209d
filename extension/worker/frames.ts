import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import type { FramesUpdate } from '../messages/frames-update.ts';
import { FromFrame } from '../messages/from-frame.ts';

/** Frames that a page is told of. */
const MAX_FRAMES = 10;
/** Frames of a tab whose ports are kept, to follow those that go: a page can make as many as it likes. */
const MAX_PORTS = 100;
/** Ms after which a page that has opened its port knows all of its frames. */
const CALL_TAKES_MS = 2_000;

/** A port of a page or of a frame, as far as it is used: Chrome's, or a test's. */
export interface FramePort {
  sender?: Pick<Browser.runtime.MessageSender, 'id' | 'url' | 'frameId'> & {
    tab?: { id?: number | undefined } | undefined;
  };
  postMessage(message: FramesUpdate): void;
  onMessage: { addListener(onMessage: (message: unknown) => void): void };
  onDisconnect: { addListener(closed: () => void): void };
}

/** Where the frames are that tell, with the pages around them, which chapters these show. */
export interface Frames {
  /** Somebody says by a port that they are a frame; whether they are one that tells. */
  add(port: FramePort): boolean;
  /** The page around frames has opened its port. */
  addPage(port: FramePort): void;
}

/**
 * Keeps where frames are for as long as their ports are open, and tells the page of their tab. A frame
 * speaks for itself alone: where it is the browser says, and of what it says by itself only another
 * address of the same origin is taken.
 *
 * @param sites what addresses of frames that tell begin with
 */
export function createFrames(sites: RegExp): Frames {
  const frames = new Map<FramePort, { tabId: number; url: string }>();
  const pages = new Map<number, FramePort>();

  const of = (tabId: number) => [...frames.values()].filter((frame) => frame.tabId === tabId);

  function tell(tabId: number): void {
    pages.get(tabId)?.postMessage({
      frames: of(tabId)
        .slice(0, MAX_FRAMES)
        .map(({ url }) => url),
    });
  }

  return {
    add(port) {
      const { tab, frameId, url = '' } = port.sender ?? {};
      const tabId = tab?.id;
      if (tabId === undefined || !frameId || !sites.test(url)) return false;
      if (of(tabId).length >= MAX_PORTS) return false;
      const at = new URL(url);
      const move = (to: string) => {
        frames.set(port, { tabId, url: to });
        tell(tabId);
      };
      move(url);
      port.onMessage.addListener((message: unknown) => {
        const to = v.is(FromFrame, message) ? URL.parse(message.url) : null;
        // Not by `origin`: that of a `blob:` address is the page's that made it.
        const isThere = to?.protocol === at.protocol && to.host === at.host;
        if (isThere && to.href !== frames.get(port)?.url) move(to.href);
      });
      port.onDisconnect.addListener(() => {
        frames.delete(port);
        tell(tabId);
      });
      return true;
    },
    addPage(port) {
      const tabId = port.sender?.tab?.id;
      if (tabId === undefined) return;
      pages.set(tabId, port);
      port.onDisconnect.addListener(() => {
        if (pages.get(tabId) === port) pages.delete(tabId);
      });
      if (of(tabId).length > 0) tell(tabId);
      // A worker that has just started knows of none: they open their ports when they are called.
      browser.tabs.sendMessage(tabId, { type: 'frames' }).catch((error: unknown) => {
        console.debug(`Alongside called the frames of tab ${tabId} in vain:`, error);
      });
      setTimeout(tell, CALL_TAKES_MS, tabId);
    },
  };
}
