import type Pusher from 'pusher-js/dist/node/pusher.js';
import { createChapters } from '../../../extension/presence/chapters.ts';
import { LINGER_MS } from '../../../extension/timing/join-timings.ts';
import { GLOBAL_CHANNEL } from '../../../server/contract/channels.ts';
import { type Room, roomChannel } from '../../../server/contract/room-channel.ts';
import { connect } from './channels-client.ts';

/** A page of a learner's. */
export interface PageDriver {
  /** A link within the page has led to `chapter`. */
  show(chapter: number): Promise<void>;
  /** The page is gone. */
  leave(): void;
}

/** A learner's browser, in one of the two designs. */
export interface BrowserDriver {
  /** A page that shows `chapter` was loaded. */
  load(chapter: number): Promise<PageDriver>;
  close(): void;
}

/** The original design: one pusher-js per page; subscribe on mount, unsubscribe on unmount. */
export function originalBrowser(port: number, userId: string): BrowserDriver {
  const open = new Set<Pusher>();
  return {
    async load(chapter) {
      const pusher = connect(port, userId);
      open.add(pusher);
      pusher.subscribe(GLOBAL_CHANNEL);
      let channel = await roomChannel(roomOf(chapter));
      pusher.subscribe(channel);
      return {
        async show(next) {
          pusher.unsubscribe(channel);
          channel = await roomChannel(roomOf(next));
          pusher.subscribe(channel);
        },
        leave() {
          open.delete(pusher);
          pusher.disconnect();
        },
      };
    },
    close() {
      for (const pusher of open) pusher.disconnect();
    },
  };
}

/**
 * Alongside's: one pusher-js per browser, and the extension's own count of which chapter is shown where.
 *
 * @param speed how many times faster than life this runs; the linger is as much shorter
 */
export function ourBrowser(port: number, userId: string, speed: number): BrowserDriver {
  const pusher = connect(port, userId);
  pusher.subscribe(GLOBAL_CHANNEL);
  const chapters = createChapters<PageDriver>(
    roomChannel,
    (channel) => pusher.subscribe(channel),
    (channel) => pusher.unsubscribe(channel),
    () => LINGER_MS / speed,
  );
  return {
    async load(number) {
      const page: PageDriver = {
        show: (next) => chapters.set(page, roomOf(next)),
        leave: () => chapters.delete(page),
      };
      await page.show(number);
      return page;
    },
    close: () => pusher.disconnect(),
  };
}

function roomOf(chapter: number): Room {
  return { site: 'demo', course: 'demo', chapter: String(chapter) };
}
