import { browser } from 'wxt/browser';
import { readChapter } from '../../server/contract/sites/read-chapter.ts';
import type { ChapterReached } from '../messages/injection.ts';
import { PORT_PACE } from '../messages/port-pace.ts';
import { guardTyping } from '../page/guard-typing.ts';
import { backoff } from '../timing/backoff.ts';
import { onArrival } from './navigation.ts';
import { isAtWork } from './run-once.ts';
import { siteRules } from './site-rules.ts';

/**
 * Waits on a page that shows no chapter, and asks for the overlay once a client-side link leads to one,
 * until it is there: the worker may end while it is asked, and the page be left before it has acted.
 */
export function runSitePage({ signal }: AbortController): void {
  guardTyping(signal);
  let asked = 0;
  let isWaiting = false;
  async function look(): Promise<void> {
    const isThere = browser.runtime?.id !== undefined;
    if (isWaiting || signal.aborted || !isThere || isAtWork('chapter')) return;
    if (!mayBeChapter(location.href)) return;
    isWaiting = true;
    asked += 1;
    setTimeout(
      () => {
        isWaiting = false;
        void look();
      },
      backoff(PORT_PACE, asked, Math.random()),
    );
    try {
      await browser.runtime.sendMessage({ type: 'chapter-reached' } satisfies ChapterReached);
    } catch {
      // The worker was ended just then, or the page left: it is asked again.
    }
  }
  onArrival(signal, look);
}

/** Whether it is one by its address; what elements tell is the overlay's to see. */
function mayBeChapter(url: string): boolean {
  const read = readChapter(siteRules(), { url });
  return 'found' in read || read.why.code === 'no-element';
}
