import { LoadClient, openAll } from './load-client.ts';
import type { RunningServer } from './running-server.ts';

const CHANNEL = 'presence-storm';
/** Subscriptions under way at the same time. */
const IN_FLIGHT = 200;

/** What it took until everyone knew everyone. */
export interface JoinStorm {
  wallMs: number;
  cpuMs: number;
  /** `member_added` and `subscription_succeeded` messages. */
  messages: number;
  /** What a connection costs before it has subscribed to anything, in bytes. */
  idleBytes: number;
}

/** So many users join one presence channel, and all of them stay until all have the full roster. */
export async function joinStorm(server: RunningServer, users: number): Promise<JoinStorm> {
  const known = new Int32Array(users);
  const succeeded: (() => void)[] = [];
  const complete = Promise.withResolvers<void>();
  let incomplete = users;
  let messages = 0;
  const clients = Array.from(
    { length: users },
    (_, index) =>
      new LoadClient(server.port, (kind, bytes, start, end) => {
        if (kind !== 'added' && kind !== 'succeeded') return;
        messages += 1;
        const more = kind === 'added' ? 1 : rosterSize(bytes, start, end);
        known[index] = (known[index] ?? 0) + more;
        if (known[index] === users) {
          incomplete -= 1;
          if (incomplete === 0) complete.resolve();
        }
        if (kind === 'succeeded') succeeded[index]?.();
      }),
  );
  const empty = await server.usage();
  await openAll(clients);
  const before = await server.usage();
  const frames = clients.map((client, index) => client.subscription(CHANNEL, `user-${index}`));
  const started = performance.now();
  let next = 0;
  const joinInTurn = async () => {
    while (next < users) {
      const index = next;
      next += 1;
      const joined = new Promise<void>((resolve) => {
        succeeded[index] = resolve;
      });
      const [client, frame] = [clients[index], frames[index]];
      if (client && frame) client.write(frame);
      await joined;
    }
  };
  await Promise.all([complete.promise, ...Array.from({ length: IN_FLIGHT }, joinInTurn)]);
  const wallMs = performance.now() - started;
  const after = await server.usage();
  await Promise.all(clients.map((client) => client.close()));
  while ((await server.usage()).sockets > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return {
    wallMs,
    cpuMs: after.cpuMs - before.cpuMs,
    messages,
    idleBytes: (before.rssBytes - empty.rssBytes) / users,
  };
}

/** Reads `\"count\":123}}"}` off the end of `subscription_succeeded`. */
function rosterSize(bytes: Buffer, start: number, end: number): number {
  const text = bytes.toString('latin1', Math.max(start, end - 40), end);
  return Number(/count\\":(\d+)/.exec(text)?.[1]);
}
