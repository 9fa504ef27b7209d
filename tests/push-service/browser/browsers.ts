import { randomBytes } from 'node:crypto';
import { Mailbox, type MoveMessage } from '../delivery/mailbox.ts';
import type { PushMessage } from '../delivery/push-message.ts';
import { Changes } from '../waiting/changes.ts';

/** A browser that has checked in. */
export interface KnownBrowser {
  /** Both are 64-bit numbers other than 0, which stands for none. */
  androidId: bigint;
  securityToken: bigint;
  mailbox: Mailbox;
}

/** The browsers that have checked in, and what they prove that with. */
export class Browsers {
  readonly #byId = new Map<bigint, KnownBrowser>();
  readonly #changes = new Changes<void>();
  readonly #move: MoveMessage;

  constructor(move: MoveMessage) {
    this.#move = move;
  }

  add(): KnownBrowser {
    const browser = {
      androidId: createNumber(),
      securityToken: createNumber(),
      mailbox: new Mailbox(this.#move),
    };
    this.#byId.set(browser.androidId, browser);
    return browser;
  }

  /** The browser with that id, if the token is its own. */
  find(androidId: bigint, securityToken: bigint): KnownBrowser | null {
    const browser = this.#byId.get(androidId);
    return browser?.securityToken === securityToken ? browser : null;
  }

  /**
   * Notes that `browser` is connected.
   *
   * @param send takes a message on its way to it
   * @param received ids of messages that it says it has already
   * @returns what to call when the connection ends
   */
  connect(
    browser: KnownBrowser,
    send: (message: PushMessage) => void,
    received: ReadonlySet<string>,
  ): () => void {
    const disconnect = browser.mailbox.connect(send, received);
    this.#changes.notify();
    return () => {
      disconnect();
      this.#changes.notify();
    };
  }

  /** Waits until exactly `count` browsers are connected; `timeout` in ms. */
  async waitFor(count: number, timeout: number): Promise<void> {
    if (this.#connected() === count) return;
    await this.#changes.until(
      () => this.#connected() === count,
      timeout,
      () => `${this.#connected()} browsers are connected, not ${count}`,
    );
  }

  #connected(): number {
    return [...this.#byId.values()].filter(({ mailbox }) => mailbox.connected).length;
  }
}

/** 48 random bits, never 0. */
function createNumber(): bigint {
  return BigInt(randomBytes(6).readUIntBE(0, 6)) + 1n;
}
