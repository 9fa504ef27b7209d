import { WebSocket } from 'ws';

/**
 * A WebSocket that emits `closing` as soon as either side has sent its close frame, and only once.
 * `close` comes with the end of the TCP connection, for which the other side may take its time.
 */
export class AnnouncingWebSocket extends WebSocket {
  #announced = false;

  /** Called by us, and by `ws` itself when a close frame comes in. */
  override close(code?: number, data?: string | Buffer): void {
    super.close(code, data);
    if (this.#announced) return;
    this.#announced = true;
    this.emit('closing');
  }
}
