import { setTimeout as pause } from 'node:timers/promises';
import { GLOBAL_CHANNEL } from '../../server/contract/channels.ts';
import { openProtocolClient, type ProtocolClient } from '../../tests/support/protocol-client.ts';

const JOINS_PER_SECOND = 10;

/** Ms until all have come: a presence channel takes 100 members, as Pusher's do. */
export const FILLING_MS = 9_000;
const LEARNERS = (FILLING_MS / 1_000) * JOINS_PER_SECOND;

/** Learners who come to the platform and leave it, ten of them in a second. */
export interface PlatformJoins extends Disposable {
  /** All come, one after the other; gives how many. */
  fill(): Promise<number>;
  /** All leave, at once. */
  empty(): void;
  /** While all are there, one after the other leaves and comes again for `ms`; gives how many did. */
  churn(ms: number): Promise<number>;
}

/** Signs the learners in. */
export async function openPlatformJoins(serverUrl: string): Promise<PlatformJoins> {
  const clients: ProtocolClient[] = [];
  for (let number = 0; number < LEARNERS; number += 1) {
    clients.push(await openProtocolClient(serverUrl, `Passer-by ${number}`));
  }

  function empty(): void {
    for (const client of clients) client.leave(GLOBAL_CHANNEL);
  }

  /** Has one come every so often, who leaves first where they are there; none waits for another. */
  async function come(ms: number): Promise<number> {
    const begun = performance.now();
    const joining: Promise<void>[] = [];
    for (const client of repeated(clients, (ms / 1_000) * JOINS_PER_SECOND)) {
      const due = begun + (joining.length * 1_000) / JOINS_PER_SECOND;
      await pause(Math.max(0, due - performance.now()));
      client.leave(GLOBAL_CHANNEL);
      joining.push(client.join(GLOBAL_CHANNEL));
    }
    await pause(Math.max(0, begun + ms - performance.now()));
    await Promise.all(joining);
    return joining.length;
  }

  return {
    fill: () => come(FILLING_MS),
    empty,
    churn: come,
    [Symbol.dispose]() {
      for (const client of clients) client[Symbol.dispose]();
    },
  };
}

/** `times` of `items`, from the first on again after the last. */
function* repeated<Item>(items: readonly Item[], times: number): Iterable<Item> {
  for (let left = times; left > 0; left -= items.length) yield* items.slice(0, left);
}
