import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { ChannelAuthorization } from '../../server/contract/api.ts';
import { clientFrame } from './client-frame.ts';
import { FrameScanner } from './frame-scanner.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { APP } from './running-server.ts';

/** Called for each message after the connection is established. */
export type OnMessage = (kind: MessageKind, bytes: Buffer, start: number, end: number) => void;

/** One connection of the load, on a bare socket. */
export class LoadClient {
  readonly #port: number;
  readonly #onMessage: OnMessage;
  readonly #key: string;
  #socket: Socket | null = null;
  #socketId = '';

  /** @param key of the app */
  constructor(port: number, onMessage: OnMessage, key: string = APP.key) {
    this.#port = port;
    this.#onMessage = onMessage;
    this.#key = key;
  }

  /** What Channels calls the connection, once it is open. */
  get socketId(): string {
    return this.#socketId;
  }

  /** Connects; resolves with `connection_established`. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.#port, '127.0.0.1');
      this.#socket = socket;
      socket.setNoDelay(true);
      socket.on('error', reject);
      socket.on('connect', () => socket.write(handshake(this.#port, this.#key)));
      let head = '';
      const scanner = new FrameScanner((bytes, start, end) => {
        if (this.#socketId !== '') {
          this.#onMessage(messageKind(bytes, start), bytes, start, end);
          return;
        }
        const text = bytes.toString('latin1', start, end);
        this.#socketId = /socket_id\\":\\"([\d.]+)/.exec(text)?.[1] ?? '';
        resolve();
      });
      const onHead = (chunk: Buffer) => {
        head += chunk.toString('latin1');
        const length = head.indexOf('\r\n\r\n');
        if (length < 0) return;
        socket.off('data', onHead);
        socket.on('data', (data) => scanner.feed(data));
        scanner.feed(Buffer.from(head.slice(length + 4), 'latin1'));
      };
      socket.on('data', onHead);
    });
  }

  /** The frame that subscribes, made beforehand so that signing it is not measured. */
  subscription(channel: string, userId?: string): Buffer {
    const member =
      userId === undefined
        ? undefined
        : JSON.stringify({
            user_id: userId,
            user_info: { name: `Name of ${userId}`, imageUrl: `https://img.example/${userId}.png` },
          });
    const signed = [this.#socketId, channel, ...(member === undefined ? [] : [member])].join(':');
    const auth = `${APP.key}:${createHmac('sha256', APP.secret).update(signed).digest('hex')}`;
    return this.signedSubscription(channel, {
      auth,
      ...(member === undefined ? {} : { channel_data: member }),
    });
  }

  /** The frame that subscribes as a server has signed it. */
  signedSubscription(channel: string, signature: ChannelAuthorization): Buffer {
    return clientFrame(
      JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...signature } }),
    );
  }

  unsubscription(channel: string): Buffer {
    return clientFrame(JSON.stringify({ event: 'pusher:unsubscribe', data: { channel } }));
  }

  write(frame: Buffer): void {
    this.#socket?.write(frame);
  }

  /** Reads nothing from now on. */
  pause(): void {
    this.#socket?.pause();
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      const socket = this.#socket;
      if (!socket || socket.closed) {
        resolve();
        return;
      }
      socket.removeAllListeners('error');
      socket.on('error', () => socket.destroy());
      socket.once('close', () => resolve());
      socket.destroy();
    });
  }
}

/** Connects so many clients, some at a time. */
export async function openAll(clients: readonly LoadClient[]): Promise<void> {
  for (let from = 0; from < clients.length; from += 100) {
    await Promise.all(clients.slice(from, from + 100).map((client) => client.open()));
  }
}

function handshake(port: number, key: string): string {
  return [
    `GET /app/${key}?protocol=7&client=bench&version=1.0 HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n');
}
