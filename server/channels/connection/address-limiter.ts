import type { Limits } from '../limits.ts';
import { networkOf } from './network.ts';
import { TokenBucket } from './token-bucket.ts';

interface Entry {
  bucket: TokenBucket;
  unauthorized: number;
}

/** A place among the connections of an address that are not authorized yet. */
export class Place {
  #entry: Entry | null;

  constructor(entry: Entry) {
    this.#entry = entry;
    entry.unauthorized += 1;
  }

  /** Gives it up; to be called once it is authorized or gone, and harmless more often. */
  release(): void {
    if (this.#entry) this.#entry.unauthorized -= 1;
    this.#entry = null;
  }
}

/**
 * Limits how many connections an address may open in a minute, and how many of them may stand there
 * without being authorized. Who is authorized no longer counts: an address may be a whole school.
 */
export class AddressLimiter {
  readonly #limits: Pick<Limits, 'unauthorizedPerAddress' | 'connectionsPerAddressPerMinute'>;
  readonly #entries = new Map<string, Entry>();

  constructor(limits: Pick<Limits, 'unauthorizedPerAddress' | 'connectionsPerAddressPerMinute'>) {
    this.#limits = limits;
  }

  /** Addresses that something is known of. */
  get size(): number {
    return this.#entries.size;
  }

  /**
   * Takes a place for a new connection.
   *
   * @param now ms
   * @returns the place, or in how many seconds to ask again
   */
  take(address: string, now: number): Place | { retryAfterSeconds: number } {
    const { unauthorizedPerAddress: most } = this.#limits;
    const network = networkOf(address);
    const entry = this.#entries.get(network) ?? this.#newEntry(now);
    const waitMs = entry.bucket.take(now);
    const isFull = most > 0 && entry.unauthorized >= most;
    if (waitMs > 0 || isFull) {
      entry.bucket.putBack();
      return { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    }
    this.#entries.set(network, entry);
    return new Place(entry);
  }

  /** Forgets addresses of which there is nothing to know; to be called now and then. */
  sweep(now: number): void {
    for (const [network, { bucket, unauthorized }] of this.#entries) {
      if (unauthorized === 0 && bucket.isFull(now)) this.#entries.delete(network);
    }
  }

  #newEntry(now: number): Entry {
    const perMinute = this.#limits.connectionsPerAddressPerMinute;
    const rate = { perSecond: perMinute / 60, burst: perMinute };
    return { bucket: new TokenBucket(rate, now), unauthorized: 0 };
  }
}
