/** Changes are told at most once in this time, so that a busy chapter doesn't drown what is being read out. In ms. */
const TOLD_EVERY_MS = 10_000;

/**
 * Tells screen readers of changes, politely and not too often: the latest text, at most once in
 * {@link TOLD_EVERY_MS}. What it is at first they find by themselves.
 *
 * @param tell puts the text into a status region
 */
export function createAnnouncer(tell: (text: string) => void) {
  let known: string | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    announce(text: string): void {
      clearTimeout(timer);
      known ??= text;
      if (text === known) return;
      const wait = lastAt + TOLD_EVERY_MS - performance.now();
      timer = setTimeout(() => {
        known = text;
        lastAt = performance.now();
        tell(text);
      }, wait);
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
