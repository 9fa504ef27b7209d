import type Pusher from 'pusher';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { APP, libraryFor } from './start-channels.ts';

/** A message as it came off the wire. */
export interface WireMessage {
  event: string;
  channel?: string;
  data?: unknown;
  user_id?: string;
}

/** Speaks the protocol frame by frame, and remembers what has come. */
export class RawClient {
  readonly webSocket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** All that has come, in order. */
  readonly received: WireMessage[] = [];
  socketId = '';
  readonly #library: Pusher;
  #taken = 0;
  #waiting: (() => void) | null = null;

  constructor(port: number, path: string) {
    this.webSocket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
    this.#library = libraryFor(port);
    this.closed = new Promise((resolve) => {
      this.webSocket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#waiting?.();
      });
    });
    this.webSocket.on('error', () => {
      // It is followed by `close`, which the tests look at.
    });
    this.webSocket.on('message', (data) => {
      const message: WireMessage = JSON.parse(String(data));
      this.received.push(message);
      this.#waiting?.();
    });
  }

  send(message: object | string): void {
    this.webSocket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message, or the next with this event name; those before it are passed over. */
  async next(event?: string): Promise<WireMessage> {
    for (;;) {
      const message = this.received[this.#taken];
      if (message) {
        this.#taken += 1;
        if (event === undefined || message.event === event) return message;
        continue;
      }
      if (this.webSocket.readyState === WebSocket.CLOSED) {
        throw new Error(`Closed while waiting for ${event ?? 'a message'}`);
      }
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }

  /** Resolves when all that the server had to say by now has come. */
  async settle(): Promise<void> {
    // A channel speaks at the end of the server's turn, perhaps after the first answer.
    for (let round = 0; round < 2; round += 1) {
      this.send({ event: 'pusher:ping', data: {} });
      await this.next('pusher:pong');
    }
  }

  /** Subscribes, signed as a server would, and returns `subscription_succeeded` or the error. */
  async subscribe(channel: string, member?: Pusher.PresenceChannelData): Promise<WireMessage> {
    this.requestSubscription(channel, member);
    for (;;) {
      const message = await this.next();
      if (message.channel === channel && /subscription_(succeeded|error)$/.test(message.event)) {
        return message;
      }
    }
  }

  requestSubscription(channel: string, member?: Pusher.PresenceChannelData): void {
    const signed = /^(private|presence)-/.test(channel);
    const auth = signed ? this.#library.authorizeChannel(this.socketId, channel, member) : {};
    this.send({ event: 'pusher:subscribe', data: { channel, ...auth } });
  }

  unsubscribe(channel: string): void {
    this.send({ event: 'pusher:unsubscribe', data: { channel } });
  }

  async signIn(user: Pusher.UserChannelData): Promise<WireMessage> {
    const data = this.#library.authenticateUser(this.socketId, user);
    this.send({ event: 'pusher:signin', data });
    return this.next('pusher:signin_success');
  }
}

/** Opens a WebSocket that ends with the test, without waiting for anything. */
export function openRaw(
  port: number,
  path = `/app/${APP.key}?protocol=7&client=test&version=1.0`,
): RawClient {
  const client = new RawClient(port, path);
  onTestFinished(() => client.webSocket.terminate());
  return client;
}

/** Opens a connection and waits for its socket id. */
export async function connectRaw(port: number): Promise<RawClient> {
  const client = openRaw(port);
  const { data } = await client.next('pusher:connection_established');
  const established: { socket_id: string } = JSON.parse(String(data));
  client.socketId = established.socket_id;
  return client;
}

/** The double-encoded `data` of a message, decoded. */
export function dataOf(message: WireMessage): unknown {
  return JSON.parse(String(message.data));
}
