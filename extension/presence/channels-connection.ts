import type { ChannelListener } from './channel-listener.ts';

/** The one connection of this browser. */
export interface ChannelsConnection {
  /**
   * Joins a channel; one that is joined already only changes its listener.
   *
   * @param auth the right to, where the server has given it already
   */
  subscribe(name: string, listener: ChannelListener, auth?: string): void;
  unsubscribe(name: string): void;
  /** Its id at Channels. */
  socketId(): string;
  close(): void;
}
