import { WebSocket } from 'ws';

/**
 * A WebSocket that tells as soon as either side has sent its close frame. `close` comes with the end
 * of the TCP connection, for which the other side may take its time.
 */
export class AnnouncingWebSocket extends WebSocket {
  /** Called once. A property in place of an event, for which each connection would pay in memory. */
  onClosing: (() => void) | null = null;

  /** Called by us, and by `ws` itself when a close frame comes in. */
  override close(code?: number, data?: string | Buffer): void {
    super.close(code, data);
    const { onClosing } = this;
    this.onClosing = null;
    onClosing?.();
  }
}
