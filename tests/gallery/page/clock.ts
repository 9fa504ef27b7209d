/** A clock that only moves when it is told to, in place of the page's own. */
export interface Clock {
  /** Lets so many ms pass, with all that falls due in them. */
  advance(ms: number): void;
}

/** Puts a clock of our own in place of `performance.now`, `setTimeout` and `clearTimeout` of this page. */
export function stopTheClock(): Clock {
  let now = performance.now();
  let last = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  performance.now = () => now;
  Object.assign(window, {
    setTimeout(run: () => void, ms = 0) {
      last += 1;
      timers.set(last, { at: now + Math.max(ms, 0), run });
      return last;
    },
    clearTimeout: (id: number) => void timers.delete(id),
  });
  return {
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...timers]
          .filter(([, { at }]) => at <= end)
          .sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        const [id, { at, run }] = next;
        timers.delete(id);
        now = Math.max(now, at);
        run();
      }
      now = end;
    },
  };
}
