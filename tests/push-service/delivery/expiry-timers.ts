import { expiryOf, type PushMessage } from './push-message.ts';

/** Ms; a longer timer would fire at once. No test runs for 24 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Expires the messages that wait, each when its TTL ends. */
export class ExpiryTimers {
  readonly #timers = new Map<PushMessage, NodeJS.Timeout>();

  /** Starts or stops the timer of a message whose state changed. */
  follow(message: PushMessage): void {
    clearTimeout(this.#timers.get(message));
    this.#timers.delete(message);
    if (message.state !== 'waiting') return;
    const left = Math.min(expiryOf(message) - Date.now(), LONGEST_TIMER_MS);
    const { mailbox } = message.subscription;
    const timer = setTimeout(() => mailbox.expire(message), left);
    this.#timers.set(message, timer.unref());
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
