/** Round trips that something may take which takes one, and is no more than slow. */
const ROUND_TRIPS = 3;
/** Answers of late: the quickest of them is how slow the line is, the others had something else to wait for. */
const OF_LATE = 4;
/** Ms that are waited for nothing: what takes longer is gone. */
const MOST_MS = 30_000;
/** What a wait in vain says of a round trip: it took so much of it at least, if any came. */
const IN_VAIN = 0.6;

/** How long a message and its answer take on this line: what is slow is not dead. */
export interface RoundTrip {
  /** Something that takes one was answered after `ms`. */
  answered(ms: number): void;
  /** Nothing was answered in `ms`: it may be that slow. */
  unanswered(ms: number): void;
  /** Ms to wait for an answer; `leastMs` where the line is as quick as usual. */
  patience(leastMs: number): number;
}

/** A line that was quick a moment ago counts as quick. */
export function createRoundTrip(): RoundTrip {
  let late: number[] = [];

  function answered(ms: number): void {
    late = [ms, ...late].slice(0, OF_LATE);
  }

  return {
    answered,
    unanswered: (ms) => answered(IN_VAIN * ms),
    patience(leastMs) {
      const slowMs = late.length === 0 ? 0 : Math.min(...late);
      return Math.max(leastMs, Math.min(MOST_MS, ROUND_TRIPS * slowMs));
    },
  };
}

/** Of this browser's line to the server, which is most often that to Channels. */
export const roundTrip = createRoundTrip();
