import { browser } from 'wxt/browser';
import type { ChapterReached } from '../messages/injection.ts';
import { chapterAt } from './chapter-urls.ts';
import { onArrival } from './navigation.ts';

/** Waits on a page that shows no chapter, and asks for the overlay once a client-side link leads to one. */
export function runSitePage(): void {
  const reached = new AbortController();
  onArrival(reached.signal, () => {
    if (!chapterAt(location.href) || browser.runtime?.id === undefined) return;
    reached.abort();
    void browser.runtime.sendMessage({ type: 'chapter-reached' } satisfies ChapterReached);
  });
}
