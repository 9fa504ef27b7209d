import type { Channel } from '../channel/channel.ts';
import type { Place } from '../connection/address-limiter.ts';
import type { Connection } from '../connection/connection.ts';
import { type Rate, TokenBucket } from '../connection/token-bucket.ts';
import { type ClosingError, isClosing, type ProtocolError } from '../protocol/protocol-error.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { textFrame } from '../protocol/text-frame.ts';
import type { UserData } from '../protocol/user-data.ts';

/** A subscription of one connection. */
export interface Subscription {
  channel: Channel;
  /** The member it counts for; `null` on other than presence channels. */
  userId: string | null;
}

/** What is known of one connected client. */
export class Session {
  readonly connection: Connection;
  readonly subscriptions = new Map<string, Subscription>();
  /** Set once by `pusher:signin`. */
  user: UserData | null = null;
  /** When the client was last heard of, and when it was asked for a sign of life since, in ms. */
  lastSeen: number;
  pingedAt: number | null = null;
  /** Client events in the second that began at `clientEventsSince`. */
  clientEvents = 0;
  clientEventsSince = 0;
  /** Whether it has signed in or joined a private or presence channel: an "authorized connection". */
  authorized = false;
  readonly rate: TokenBucket;
  /** While it has sent too much nothing is read of it; also no sign of life. */
  isPaused = false;
  readonly #place: Place;
  readonly connectedAt: number;
  /** Resolves when the connection is gone. */
  readonly ended: Promise<void>;
  readonly end: () => void;

  constructor(connection: Connection, place: Place, rate: Rate, now: number) {
    this.#place = place;
    this.rate = new TokenBucket(rate, now);
    this.connection = connection;
    this.connectedAt = now;
    this.lastSeen = now;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.end = resolve;
  }

  authorize(): void {
    this.authorized = true;
    this.#place.release();
  }

  /** To be called when it takes part in nothing any more. */
  release(): void {
    this.#place.release();
  }

  send(text: string): void {
    this.connection.send(textFrame(text));
  }

  /** Tells the client of an error; one that ends the connection does so. */
  fail(error: ProtocolError | ClosingError): void {
    this.send(serverEvent.error(error));
    if (isClosing(error)) this.connection.close(error);
  }
}
