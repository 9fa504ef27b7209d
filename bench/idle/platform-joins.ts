import { setTimeout as pause } from 'node:timers/promises';
import { GLOBAL_CHANNEL } from '../../server/contract/channels.ts';
import { openProtocolClient, type ProtocolClient } from '../../tests/support/protocol-client.ts';

const JOINS_PER_SECOND = 10;
const LEARNERS = 40;

/** Learners who come to the platform and leave it again, ten of them in a second. */
export interface PlatformJoins extends Disposable {
  /** Goes on for `ms`; gives how many came. */
  run(ms: number): Promise<number>;
}

/** Signs the learners in. */
export async function openPlatformJoins(serverUrl: string): Promise<PlatformJoins> {
  const clients: ProtocolClient[] = [];
  for (let number = 0; number < LEARNERS; number += 1) {
    clients.push(await openProtocolClient(serverUrl, `Passer-by ${number}`));
  }
  return {
    async run(ms) {
      const begun = performance.now();
      let joins = 0;
      while (performance.now() - begun < ms) {
        const client = clients[joins % LEARNERS];
        if (joins >= LEARNERS) client?.leave(GLOBAL_CHANNEL);
        await client?.join(GLOBAL_CHANNEL);
        joins += 1;
        const due = begun + (joins * 1_000) / JOINS_PER_SECOND;
        await pause(Math.max(0, due - performance.now()));
      }
      return joins;
    },
    [Symbol.dispose]() {
      for (const client of clients) client[Symbol.dispose]();
    },
  };
}
