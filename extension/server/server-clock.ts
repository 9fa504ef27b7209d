/**
 * How far the server's clock is ahead of this browser's, by the date that its answers carry: a
 * browser's clock may be hours off, and "10 minutes ago" is to be told by one clock.
 */
export interface ServerClock {
  /** Takes the `Date` header of an answer; one that is missing or no date changes nothing. */
  noteAnswer(date: string | null): void;
  /** Ms to add to this browser's `Date.now()`; 0 until an answer has come. */
  offsetMs(): number;
}

/**
 * Ms that the two clocks may differ without it mattering. The header has whole seconds, and the answer
 * was a moment on its way.
 */
const TOLERANCE_MS = 5_000;

/** @param now this browser's clock, ms since the epoch */
export function createServerClock(now: () => number): ServerClock {
  let offsetMs = 0;
  return {
    noteAnswer(date) {
      const serverTime = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(serverTime)) return;
      const difference = serverTime - now();
      offsetMs = Math.abs(difference) <= TOLERANCE_MS ? 0 : difference;
    },
    offsetMs: () => offsetMs,
  };
}

/** The clock of the one server that this browser asks. */
export const serverClock = createServerClock(() => Date.now());
