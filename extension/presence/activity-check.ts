import { roundTrip } from '../server/round-trip.ts';

/**
 * Ms that an answer to a ping may take, on a line that is not slow, before the socket counts as dead: where a
 * network swallows everything and no event tells, a browser is back within 30 s all the same.
 */
const PONG_TIMEOUT_MS = 5_000;

/** Finds out about a socket that is dead though no event tells. */
export interface ActivityCheck {
  /** The socket is up: from now on it is asked for an answer after every `quietMs` without a message. */
  start(quietMs: number): void;
  /** A message came. */
  onMessage(): void;
  stop(): void;
}

/**
 * In place of pusher-js' own, which sets its timer anew with every message: that took a quarter of the
 * worker's time where ten people join in a second.
 *
 * @param ping asks for an answer
 * @param onDead called when none came
 */
export function createActivityCheck(ping: () => void, onDead: () => void): ActivityCheck {
  let heardAt = 0;
  let pingedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(quietMs: number): void {
    const now = performance.now();
    const left = heardAt + quietMs - now;
    if (left > 0) {
      timer = setTimeout(look, left, quietMs);
      return;
    }
    ping();
    pingedAt = now;
    const patience = roundTrip.patience(PONG_TIMEOUT_MS);
    timer = setTimeout(() => {
      if (heardAt >= now) return look(quietMs);
      roundTrip.unanswered(patience);
      onDead();
    }, patience);
  }

  function onMessage(): void {
    heardAt = performance.now();
    if (pingedAt > 0) roundTrip.answered(heardAt - pingedAt);
    pingedAt = 0;
  }

  return {
    start(quietMs) {
      onMessage();
      look(quietMs);
    },
    onMessage,
    stop: () => clearTimeout(timer),
  };
}
