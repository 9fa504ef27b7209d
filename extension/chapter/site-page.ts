import { browser } from 'wxt/browser';
import type { ChapterReached } from '../messages/injection.ts';
import { guardTyping } from '../page/guard-typing.ts';
import { chapterAt } from './chapter-urls.ts';
import { onArrival } from './navigation.ts';

/** Ms before a worker that could not be asked is asked again: it was ended just then, and starts anew. */
const AGAIN_MS = 1_000;

/** Waits on a page that shows no chapter, and asks for the overlay once a client-side link leads to one. */
export function runSitePage({ signal }: AbortController): void {
  guardTyping(signal);
  const reached = new AbortController();
  signal.addEventListener('abort', () => reached.abort());
  let isAsking = false;
  async function look(): Promise<void> {
    const isThere = browser.runtime?.id !== undefined;
    if (isAsking || reached.signal.aborted || !isThere || !chapterAt(location.href)) return;
    isAsking = true;
    try {
      await browser.runtime.sendMessage({ type: 'chapter-reached' } satisfies ChapterReached);
      reached.abort();
    } catch {
      // It may have done what it was asked before it ended.
      if (document.querySelector('alongside-overlay')) reached.abort();
      else setTimeout(look, AGAIN_MS);
    }
    isAsking = false;
  }
  onArrival(reached.signal, look);
}
