/**
 * How far the server's clock is ahead of this browser's, by the date that its answers carry: a
 * browser's clock may be hours off, and "10 minutes ago" is to be told by one clock.
 */
export interface ServerClock {
  /** Takes the `Date` header of an answer; one that is missing or no date changes nothing. */
  noteAnswer(date: string | null): void;
  /** The server's time, in ms since the epoch, to a second or so; this browser's until an answer has come. */
  now(): number;
  /** Ms to add to this browser's `Date.now()`; 0 until an answer has come. */
  offsetMs(): number;
}

/**
 * Ms that the two clocks may differ without it mattering. The header has whole seconds, and the answer
 * was a moment on its way.
 */
const TOLERANCE_MS = 5_000;

/** The header's seconds are whole: it is half of one later on average. */
const HALF_A_SECOND_MS = 500;

/** @param now this browser's clock, ms since the epoch */
export function createServerClock(now: () => number): ServerClock {
  let offsetMs = 0;
  let ahead = 0;
  return {
    noteAnswer(date) {
      const serverTime = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(serverTime)) return;
      const difference = serverTime - now();
      ahead = difference + HALF_A_SECOND_MS;
      offsetMs = Math.abs(difference) <= TOLERANCE_MS ? 0 : difference;
    },
    now: () => Math.round(now() + ahead),
    offsetMs: () => offsetMs,
  };
}

/** The clock of the one server that this browser asks. */
export const serverClock = createServerClock(() => Date.now());
