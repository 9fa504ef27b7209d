import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';

/** The app of every measurement. */
export const APP = { id: '1', key: 'bench-key', secret: 'bench-secret' };

const Listening = v.object({ port: v.number() });
const Usage = v.object({
  cpuMs: v.number(),
  rssBytes: v.number(),
  peakRssBytes: v.number(),
  /** The most that ever waited for one slow reader, since it was asked to be watched. */
  largestBacklogBytes: v.number(),
  sockets: v.number(),
});

/** What a server has used by now. */
export type ServerUsage = v.InferOutput<typeof Usage>;

/** A server in a process of its own. */
export interface RunningServer {
  port: number;
  usage(): Promise<ServerUsage>;
  watchBacklog(): void;
  stop(): Promise<void>;
}

/** Starts one of the two servers that are compared. */
export async function startServer(kind: 'channels' | 'plain'): Promise<RunningServer> {
  const child = fork(new URL('server.ts', import.meta.url), [kind]);
  const { port } = v.parse(Listening, await reply(child));
  return {
    port,
    async usage() {
      const answer = reply(child);
      child.send('usage');
      return v.parse(Usage, await answer);
    },
    watchBacklog() {
      child.send('watch backlog');
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function reply(child: ChildProcess): Promise<unknown> {
  const [message] = await once(child, 'message');
  return message;
}
