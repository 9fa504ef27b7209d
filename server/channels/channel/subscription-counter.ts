/** Above this many subscribers the count is told at intervals. */
const LARGE = 100;
const LARGE_INTERVAL_MS = 5000;

/**
 * Decides when the `subscription_count` of a channel is told: at once, or every 5 seconds where
 * there are more than 100 subscribers and something changed.
 * https://pusher.com/docs/channels/using_channels/events/#pusher-subscription-count
 */
export class SubscriptionCounter {
  readonly #announce: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(announce: () => void) {
    this.#announce = announce;
  }

  changed(count: number): void {
    if (count <= LARGE) {
      this.stop();
      this.#announce();
      return;
    }
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#announce();
    }, LARGE_INTERVAL_MS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
