import { watchNetwork } from '../activity/network-events.ts';
import { watchPageActivity } from '../activity/page-activity.ts';
import type { ChapterView } from '../messages/chapter-view.ts';
import { CHAPTER_PORT } from '../messages/port-names.ts';
import { reduceView } from '../messages/reduce-view.ts';
import type { Room } from '../messages/room.ts';
import { isSameRoom } from '../messages/same-room.ts';
import { type PlacedOverlay, placeOverlay } from '../overlay/place-overlay.ts';
import { guardTyping } from '../page/guard-typing.ts';
import { pageTitles } from './page-titles.ts';
import { readFrames, readUpdate } from './read-update.ts';
import { siteRules } from './site-rules.ts';
import { watchAddress } from './watch-address.ts';
import { type RoomWatch, watchRoom } from './watch-room.ts';
import { isAttached, openWorkerPort, type WorkerPort } from './worker-port.ts';

/** Whether frames tell chapters on any site of this build. */
const HAS_FRAMES = FRAME_SITES !== '';

/** Ms until a page that was stepped to says what it is called, and has come to rest. */
const TITLES_AFTER_MS = 3_000;

/**
 * Shows presence on this page whenever it shows a chapter, for as long as the extension is there.
 * The worker is told at once; the overlay waits until the page's own document is complete.
 *
 * @param lifetime is ended when the extension is gone, or another script has taken this one's place
 */
export function runChapterPage(lifetime: AbortController): void {
  const { signal } = lifetime;
  guardTyping(signal);
  let room: Room | null = null;
  let view: ChapterView | null = null;
  let port: WorkerPort | null = null;
  let overlay: PlacedOverlay | null = null;
  let watch: RoomWatch | null = null;

  // A new version of the extension takes the overlay of the one before out, which then is to stay out.
  const mayReturn = () => {
    if (!isAttached()) lifetime.abort();
    return !signal.aborted;
  };
  const draw = () => {
    if (!room || document.readyState === 'loading') return;
    overlay ??= placeOverlay(
      {
        onSignIn: () => port?.send({ type: 'sign-in' }),
        onPeopleMissing: () => port?.send({ type: 'people' }),
      },
      mayReturn,
    );
    if (view) overlay.show(view);
  };
  const clear = () => {
    overlay?.remove();
    overlay = null;
  };
  const onMessage = (message: unknown) => {
    const frames = HAS_FRAMES && readFrames(message);
    if (frames) watch?.setFrames(frames);
    const update = readUpdate(message);
    // What was under way when a link was followed is about the chapter before.
    if (!update || !isSameRoom(update.room, room)) return;
    view = reduceView(view, update);
    port?.rest(update.connection === 'signed-out');
    draw();
  };

  const connect = () => {
    if (port) return port;
    port = openWorkerPort({
      name: CHAPTER_PORT,
      signal,
      onMessage,
      ended: () => lifetime.abort(),
    });
    watchPageActivity(signal, (activity) => port?.send({ type: 'activity', ...activity }));
    watchNetwork(signal, (online) => port?.send({ type: 'network', online }));
    return port;
  };

  const arrive = (shown: Room | null) => {
    room = shown;
    view = null;
    if (!room) {
      clear();
      port?.send({ type: 'elsewhere' });
      return;
    }
    const shownRoom = room;
    setTimeout(() => {
      if (room === shownRoom) port?.send({ type: 'viewing', room, titles: pageTitles(room.site) });
    }, TITLES_AFTER_MS);
    connect().send({ type: 'viewing', room, byHand: navigator.userActivation.isActive });
    overlay?.startChapter();
    draw();
  };

  document.addEventListener('DOMContentLoaded', draw, { signal });
  signal.addEventListener('abort', clear);
  whenActivated(signal, () => {
    // Where they are the worker knows.
    if (HAS_FRAMES && siteRules().some(({ frames }) => frames)) connect();
    if (HAS_FRAMES || READS_ELEMENTS) watch = watchRoom(signal, arrive);
    else watchAddress(signal, arrive);
  });
}

/** A page that is loaded ahead of time may never be seen: its learner is not there yet. */
function whenActivated(signal: AbortSignal, begin: () => void): void {
  if (!document.prerendering) begin();
  else document.addEventListener('prerenderingchange', begin, { once: true, signal });
}
