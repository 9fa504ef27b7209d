import type { ChapterView } from '../messages/chapter-view.ts';
import { createHost } from './host.ts';
import type { MountedOverlay, OverlayCalls } from './mount.tsx';
import { awaitOverlay } from './overlay-part.ts';
import { ownTyping } from './own-typing.ts';

/** The overlay as its page has it. */
export interface PlacedOverlay extends Pick<MountedOverlay, 'show' | 'startChapter'> {
  /** Takes it out of the page, with all its timers and listeners. */
  remove(): void;
}

/**
 * Puts the overlay's place onto the page, and the overlay into it as soon as its own script is here, so
 * that no task of the page's is as long as both. It stays, also when the page rewrites its document,
 * until it is removed.
 *
 * @param mayReturn asked when something has taken the overlay out of the page
 */
export function placeOverlay(calls: OverlayCalls, mayReturn: () => boolean): PlacedOverlay {
  const ending = new AbortController();
  const { signal } = ending;
  const place = createHost(signal, mayReturn);
  let overlay: MountedOverlay | null = null;
  /** What is to be shown once it can be. */
  let latest: ChapterView | null = null;

  ownTyping(place, signal, (key) => overlay?.onKey(key));
  awaitOverlay((mount) => {
    if (signal.aborted) return;
    overlay = mount(place, signal, calls);
    if (latest) overlay.show(latest);
  });
  return {
    show(view) {
      latest = view;
      overlay?.show(view);
    },
    startChapter() {
      latest = null;
      overlay?.startChapter();
    },
    remove: () => ending.abort(),
  };
}
