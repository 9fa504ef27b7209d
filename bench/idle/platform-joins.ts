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

  /** Has one come every so often, who leaves first where they are there. */
  async function come(ms: number): Promise<number> {
    const begun = performance.now();
    const all = (ms / 1_000) * JOINS_PER_SECOND;
    for (let joins = 0; joins < all; joins += 1) {
      await pause(Math.max(0, begun + (joins * 1_000) / JOINS_PER_SECOND - performance.now()));
      const client = clients[joins % LEARNERS];
      client?.leave(GLOBAL_CHANNEL);
      await client?.join(GLOBAL_CHANNEL);
    }
    return all;
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
