/** What another machine's clock showed, against this one's. */
export interface ClockReading {
  /** Whose clock it is, in words: `fcm.googleapis.com`, `the database`. */
  source: string;
  /** Ms that it is ahead of this machine's clock; negative where it is behind. */
  offsetMs: number;
  /** Ms that this may be wrong by. */
  uncertaintyMs: number;
}

/** Ms that the seconds of an HTTP `Date` leave open. */
const DATE_RESOLUTION_MS = 1_000;

/**
 * A reading out of an answer's `Date`, which has whole seconds: it was shown at some moment between asking
 * and answering.
 *
 * @param date epoch ms
 * @param askedAt epoch ms by this machine's clock, as is `answeredAt`
 */
export function readingOf(
  source: string,
  date: number,
  askedAt: number,
  answeredAt: number,
): ClockReading {
  const middle = (askedAt + answeredAt) / 2;
  return {
    source,
    offsetMs: date + DATE_RESOLUTION_MS / 2 - middle,
    uncertaintyMs: (DATE_RESOLUTION_MS + answeredAt - askedAt) / 2,
  };
}
