/** The last event of a cache channel. */
export interface CachedEvent {
  event: string;
  data: string;
}

interface Entry extends CachedEvent {
  expiresAt: number;
}

/** Cache channels whose last event is kept; the one set longest ago gives way to a new one. */
const MAX_ENTRIES = 10_000;

/**
 * The last event of each cache channel, for its time to live, whether anyone is subscribed or not.
 * https://pusher.com/docs/channels/using_channels/cache-channels
 */
export class EventCache {
  readonly #entries = new Map<string, Entry>();
  readonly #timeToLiveMs: number;
  readonly #now: () => number;

  constructor(timeToLiveSeconds: number, now: () => number = () => performance.now()) {
    this.#timeToLiveMs = timeToLiveSeconds * 1000;
    this.#now = now;
  }

  set(channel: string, { event, data }: CachedEvent): void {
    this.#entries.delete(channel);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size < MAX_ENTRIES) break;
      this.#entries.delete(oldest);
    }
    this.#entries.set(channel, { event, data, expiresAt: this.#now() + this.#timeToLiveMs });
  }

  /** The event and its remaining time to live in whole seconds, or `null`. */
  get(channel: string): (CachedEvent & { ttl: number }) | null {
    const entry = this.#entries.get(channel);
    if (!entry) return null;
    const left = entry.expiresAt - this.#now();
    if (left <= 0) {
      this.#entries.delete(channel);
      return null;
    }
    return { event: entry.event, data: entry.data, ttl: Math.ceil(left / 1000) };
  }
}
