import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Outbox, Sink } from '../delivery/outbox.ts';
import type { ClosingError } from '../protocol/protocol-error.ts';
import { PROTOCOL_ERRORS } from '../protocol/protocol-error.ts';

/**
 * The sending side of one WebSocket. Frames are queued and written once a turn, whole and straight
 * to the socket. `ws` writes its own control frames whole to the same socket, so the two never mix
 * within a frame; after a close frame nothing more is written.
 */
export class Connection implements Sink {
  readonly id: string;
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  readonly #outbox: Outbox;
  readonly #backlogBytes: number;
  /** What is queued: mostly one buffer in a turn, for which no list is made. */
  #first: Buffer | null = null;
  #more: Buffer[] | null = null;

  constructor(
    id: string,
    transport: { webSocket: WebSocket; socket: Duplex },
    outbox: Outbox,
    backlogBytes: number,
  ) {
    this.id = id;
    this.#webSocket = transport.webSocket;
    this.#socket = transport.socket;
    this.#outbox = outbox;
    this.#backlogBytes = backlogBytes;
  }

  get open(): boolean {
    return this.#webSocket.readyState === WebSocket.OPEN;
  }

  /** Queues whole frames for the end of this turn. */
  send(frames: Buffer): void {
    if (this.#first === null) {
      this.#first = frames;
      this.#outbox.addSink(this);
    } else if (this.#more === null) {
      this.#more = [frames];
    } else {
      this.#more.push(frames);
    }
  }

  flush(): void {
    const [first, more] = [this.#first, this.#more];
    if (first === null) return;
    this.#first = null;
    this.#more = null;
    if (!this.open) return;
    if (this.#socket.writableLength > this.#backlogBytes) {
      this.close(PROTOCOL_ERRORS.slowReader());
    } else if (more === null) {
      this.#socket.write(first);
    } else {
      this.#socket.cork();
      this.#socket.write(first);
      for (const frames of more) this.#socket.write(frames);
      this.#socket.uncork();
    }
  }

  /** Writes what is queued and closes with the error's code. */
  close(error: ClosingError): void {
    this.flush();
    if (!this.open) return;
    this.#webSocket.close(error.code, closeReason(error.message));
  }
}

/** A reason fits into 123 bytes: RFC 6455, section 5.5. */
function closeReason(message: string): string {
  return message.slice(0, 123).replace(/[^ -~]/g, '?');
}
