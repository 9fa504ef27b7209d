import { ApiError } from './api/api-error.ts';

interface PollOptions<Seen> {
  look(): Promise<Seen>;
  /** Takes what was seen; gives the ms until the next look. */
  show(seen: Seen): number;
  /** Ms until the next look where one came to nothing. */
  retryMs: number;
  /** Ends it. */
  signal: AbortSignal;
}

/**
 * Looks now, then again and again while the page is in view, and at once when it comes into view. A look
 * that the server gave no good answer to changes nothing; the next may succeed.
 *
 * @returns looks now, and again from then on
 */
export function startPolling<Seen>(options: PollOptions<Seen>): () => Promise<void> {
  const { look, show, retryMs, signal } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looks = 0;

  async function poll(): Promise<void> {
    clearTimeout(timer);
    looks += 1;
    const number = looks;
    // An answer that was overtaken would take back what a later one has shown.
    const isOver = () => signal.aborted || number !== looks;
    let waitMs = retryMs;
    try {
      const seen = await look();
      if (isOver()) return;
      waitMs = show(seen);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
    if (!isOver() && !document.hidden) timer = setTimeout(poll, waitMs);
  }

  document.addEventListener('visibilitychange', () => void (!document.hidden && poll()), {
    signal,
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
  void poll();
  return poll;
}
