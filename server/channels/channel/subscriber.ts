/** Whoever is subscribed to a channel: a connection. */
export interface Subscriber {
  /** Queues whole WebSocket frames. */
  send(frames: Buffer): void;
}
