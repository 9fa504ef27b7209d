import type { MessageState, PushMessage } from './push-message.ts';
import type { Subscription } from './subscription.ts';

/** Puts a message in another state, and tells whoever waits for that. */
export type MoveMessage = (message: PushMessage, state: MessageState) => void;

/**
 * The messages for one browser that it has not acknowledged. Those that come while it is away wait;
 * those that were sent and not acknowledged when it goes away wait again, in their order.
 */
export class Mailbox {
  #waiting: PushMessage[] = [];
  #sent: PushMessage[] = [];
  #send: ((message: PushMessage) => void) | null = null;
  readonly #move: MoveMessage;

  constructor(move: MoveMessage) {
    this.#move = move;
  }

  get connected(): boolean {
    return this.#send !== null;
  }

  /**
   * The browser is there: what waits is sent.
   *
   * @param send takes a message on its way; may acknowledge it at once
   * @param received ids of messages that the browser says it has already
   * @returns what to call when this connection ends; it leaves a later one alone
   */
  connect(
    send: (message: PushMessage) => void,
    received: ReadonlySet<string> = new Set(),
  ): () => void {
    this.disconnect();
    this.#send = send;
    for (const message of this.#waiting.splice(0)) {
      if (received.has(message.id)) this.#move(message, 'acknowledged');
      else this.#deliver(message, send);
    }
    return () => {
      if (this.#send === send) this.disconnect();
    };
  }

  /** The browser is away. */
  disconnect(): void {
    if (!this.#send) return;
    this.#send = null;
    const returned = this.#sent.splice(0);
    for (const [index, message] of returned.entries()) {
      const newer = returned.slice(index + 1);
      if (newer.some((other) => isSameTopic(message, other))) this.#move(message, 'replaced');
      else this.#wait(message);
    }
  }

  /** Takes a new message. One that may not wait, and whose browser is away, expires at once. */
  post(message: PushMessage): void {
    for (const other of this.#waiting.filter((waiting) => isSameTopic(waiting, message))) {
      this.#remove(other, 'replaced');
    }
    if (this.#send) this.#deliver(message, this.#send);
    else this.#wait(message);
  }

  /** The browser has `message`. */
  acknowledge(message: PushMessage): void {
    const index = this.#sent.indexOf(message);
    if (index < 0) return;
    this.#sent.splice(index, 1);
    this.#move(message, 'acknowledged');
  }

  /** The TTL of `message` has ended; this changes nothing unless it waits. */
  expire(message: PushMessage): void {
    if (this.#waiting.includes(message)) this.#remove(message, 'expired');
  }

  /** `subscription` has ended: what waits for it is of no use any more. */
  drop(subscription: Subscription): void {
    for (const message of this.#waiting.filter((other) => other.subscription === subscription)) {
      this.#remove(message, 'dropped');
    }
  }

  #deliver(message: PushMessage, send: (message: PushMessage) => void): void {
    this.#sent.push(message);
    this.#move(message, 'sent');
    send(message);
  }

  #wait(message: PushMessage): void {
    if (message.subscription.gone) {
      this.#move(message, 'dropped');
    } else if (message.ttl === 0) {
      this.#move(message, 'expired'); // now or never: RFC 8030 section 5.2
    } else {
      this.#waiting.push(message);
      this.#move(message, 'waiting');
    }
  }

  #remove(message: PushMessage, state: MessageState): void {
    this.#waiting.splice(this.#waiting.indexOf(message), 1);
    this.#move(message, state);
  }
}

/** RFC 8030 section 5.4: a topic stands for one subscription only. */
function isSameTopic(one: PushMessage, other: PushMessage): boolean {
  return one.topic !== null && one.topic === other.topic && one.subscription === other.subscription;
}
