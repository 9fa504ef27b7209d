import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tests/support/free-port.ts';
import { startServerProcess } from '../../tools/server-process.ts';
import { type Bystander, type Latencies, openBystander } from './bystander.ts';
import { type MemoryUsage, serverMemory } from './server-memory.ts';

const BYSTANDERS = 10;

/** What bystanders lived through. */
export interface Lived<T> {
  /** Of what happened meanwhile. */
  result: T;
  latencies: Latencies;
  /** How many of them lost their connection. */
  thrownOut: number;
}

/** A server as `npm start` has it, on embedded defaults, with bystanders on it. */
export interface Stage {
  url: string;
  /** Whether the server's process is still there. */
  isAlive(): boolean;
  memory(): Promise<MemoryUsage>;
  /** What the bystanders live through while `happens` runs. */
  during<T>(happens: () => Promise<T>): Promise<Lived<T>>;
  close(): Promise<void>;
}

/** Starts a server with a data directory of its own. */
export async function openStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-hostile-'));
  const inspectorPort = await freePort();
  const server = await startServerProcess({
    PORT: '0',
    DATA_DIR: dataDir,
    NODE_OPTIONS: `--inspect=127.0.0.1:${inspectorPort}`,
  });
  const bystanders: Bystander[] = [];
  /** Brings back who was thrown out: that counts once, where it happened. */
  const gather = async () => {
    for (let n = 0; n < BYSTANDERS; n += 1) {
      if (bystanders[n]?.isConnected()) continue;
      bystanders[n] = await openBystander(server.url, `Bystander ${n}`);
    }
  };
  await gather();
  const isAlive = () => server.process.exitCode === null && server.process.signalCode === null;
  return {
    url: server.url,
    isAlive,
    memory: () => serverMemory(inspectorPort),
    async during(happens) {
      await gather();
      const ends = await Promise.all(
        bystanders.map((bystander, n) => bystander.measure((n * 200) / BYSTANDERS)),
      );
      const result = await happens();
      const measured = await Promise.all(ends.map((end) => end()));
      return {
        result,
        thrownOut: bystanders.filter((bystander) => !bystander.isConnected()).length,
        latencies: {
          pings: measured.flatMap(({ pings }) => pings),
          requests: measured.flatMap(({ requests }) => requests),
        },
      };
    },
    async close() {
      for (const bystander of bystanders) bystander[Symbol.dispose]();
      if (isAlive()) await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
