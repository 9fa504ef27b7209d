import { LoadClient, openAll } from './load-client.ts';
import type { RunningServer } from './running-server.ts';

const CHAPTERS = 50;
const MEMBERS = 100;
const PROBES = 200;

/**
 * In each of 50 chapters are 100 members; now and then one more joins one of them. Returns how
 * long it took each member of that chapter to be told, in ms.
 */
export async function joinToSeen(server: RunningServer): Promise<number[]> {
  const latenciesMs: number[] = [];
  let joinedAt = 0;
  let seen = 0;
  let onTold: (() => void) | null = null;
  let inside = 0;
  const everyoneIn = Promise.withResolvers<void>();
  const clients = Array.from(
    { length: CHAPTERS * MEMBERS },
    () =>
      new LoadClient(server.port, (kind) => {
        if (kind === 'succeeded') {
          inside += 1;
          if (inside === CHAPTERS * MEMBERS) everyoneIn.resolve();
        } else if (kind === 'added' && joinedAt > 0) {
          latenciesMs.push(performance.now() - joinedAt);
          seen += 1;
          if (seen === MEMBERS) onTold?.();
        } else if (kind === 'removed') {
          seen += 1;
          if (seen === MEMBERS) onTold?.();
        }
      }),
  );
  await openAll(clients);
  for (const [index, client] of clients.entries()) {
    client.write(client.subscription(chapterOf(index), `user-${index}`));
  }
  await everyoneIn.promise;
  const probe = new LoadClient(server.port, () => undefined);
  await probe.open();
  const untilAllAreTold = () => {
    seen = 0;
    return new Promise<void>((resolve) => {
      onTold = resolve;
    });
  };
  for (let n = 0; n < PROBES; n += 1) {
    const chapter = chapterOf(n);
    const frame = probe.subscription(chapter, 'probe');
    const seen = untilAllAreTold();
    joinedAt = performance.now();
    probe.write(frame);
    await seen;
    joinedAt = 0;
    const gone = untilAllAreTold();
    probe.write(probe.unsubscription(chapter));
    await gone;
  }
  await Promise.all([probe, ...clients].map((client) => client.close()));
  return latenciesMs;
}

function chapterOf(index: number): string {
  return `presence-chapter-${index % CHAPTERS}`;
}
