import * as v from 'valibot';
import { Changes } from '../waiting/changes.ts';
import { Delivery, type DeliveryRecord, stateOf } from './delivery.ts';
import type { PushMessage } from './push-message.ts';

/** Which deliveries are meant: those that are alike in all that is given. */
export const DeliveryFilter = v.partial(
  v.object({
    endpoint: v.string(),
    state: Delivery.entries.state,
    status: v.number(),
    topic: v.string(),
  }),
);
export type DeliveryFilter = v.InferOutput<typeof DeliveryFilter>;

/** Every request to an endpoint, in the order they came. */
export class DeliveryLog {
  readonly #records = new Set<DeliveryRecord>();
  readonly #byMessage = new WeakMap<PushMessage, DeliveryRecord>();
  readonly #changes = new Changes<DeliveryRecord>();

  add(record: DeliveryRecord): void {
    this.#records.add(record);
    this.changed(record);
  }

  /** Notes that `record` became a message. */
  accept(record: DeliveryRecord, message: PushMessage): void {
    record.message = message;
    this.#byMessage.set(message, record);
  }

  /** Tells those who wait that `record` is other than it was. */
  changed(record: DeliveryRecord): void {
    if (this.#records.has(record)) this.#changes.notify(record);
  }

  /** Tells those who wait that `message` is in another state. */
  moved(message: PushMessage): void {
    const record = this.#byMessage.get(message);
    if (record) this.changed(record);
  }

  select(filter: DeliveryFilter): DeliveryRecord[] {
    return [...this.#records].filter((record) => matches(record, filter));
  }

  /** Forgets all requests; messages stay on their way. */
  clear(): void {
    this.#records.clear();
  }

  /**
   * Waits until `count` deliveries match.
   *
   * @param timeout ms
   * @returns these, and those that matched before
   * @throws Error that says what there was instead, when the time is over
   */
  async waitFor(filter: DeliveryFilter, count: number, timeout: number): Promise<DeliveryRecord[]> {
    const matching = new Set(this.select(filter));
    if (matching.size < count) {
      await this.#changes.until(
        (record) => {
          if (matches(record, filter)) matching.add(record);
          else matching.delete(record);
          return matching.size >= count;
        },
        timeout,
        () => {
          const last = [...this.#records].slice(-5).map(describe).join('\n') || 'none at all';
          const sought = `deliveries with ${JSON.stringify(filter)}`;
          return `${matching.size} of ${count} ${sought}. The last:\n${last}`;
        },
      );
    }
    return this.select(filter);
  }
}

function matches(record: DeliveryRecord, filter: DeliveryFilter): boolean {
  const { endpoint, status, message } = record;
  return (
    (filter.endpoint === undefined || filter.endpoint === endpoint) &&
    (filter.status === undefined || filter.status === status) &&
    (filter.topic === undefined || filter.topic === message?.topic) &&
    (filter.state === undefined || filter.state === stateOf(record))
  );
}

function describe(record: DeliveryRecord): string {
  const { endpoint, status, reason } = record;
  return `${endpoint.slice(0, 60)}… ${status ?? ''} ${stateOf(record)} ${reason ?? ''}`;
}
