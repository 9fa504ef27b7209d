import type { WebSocket } from 'ws';
import type { Session } from './session.ts';

/**
 * Reads nothing more of a connection until it has waited for what it sent. What came with the same
 * piece is still to be handled, so the debt is looked at again when it should be paid.
 */
export function pause(session: Session, webSocket: WebSocket): void {
  const waitMs = session.rate.debtMs(performance.now());
  if (waitMs <= 0) {
    session.isPaused = false;
    webSocket.resume();
    return;
  }
  session.isPaused = true;
  webSocket.pause();
  setTimeout(() => pause(session, webSocket), waitMs).unref();
}
