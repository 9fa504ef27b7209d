import { once } from 'node:events';
import { createServer } from 'node:net';
import * as v from 'valibot';
import WebSocket from 'ws';

const Targets = v.tupleWithRest([v.object({ webSocketDebuggerUrl: v.string() })], v.unknown());
const Usage = v.object({
  rss: v.number(),
  heapUsed: v.number(),
  external: v.number(),
});
const Evaluated = v.object({
  id: v.number(),
  result: v.object({ result: v.object({ value: v.string() }) }),
});

/** Bytes that a server uses, when what it has let go of has been collected. */
export type MemoryUsage = v.InferOutput<typeof Usage>;

/** Reads a server's memory by Node's inspector: nothing of the product has to know of it. */
export interface ServerMemory extends Disposable {
  usage(): Promise<MemoryUsage>;
}

/** A port that nobody listens on, for `NODE_OPTIONS=--inspect=127.0.0.1:{port}`. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

/** Connects to the inspector of a Node on this machine. */
export async function openServerMemory(inspectorPort: number): Promise<ServerMemory> {
  const list = await fetch(`http://127.0.0.1:${inspectorPort}/json/list`);
  const [target] = v.parse(Targets, await list.json());
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  let id = 0;

  async function call(method: string, params: object): Promise<unknown> {
    id += 1;
    const answer = once(socket, 'message');
    socket.send(JSON.stringify({ id, method, params }));
    const [message] = await answer;
    return JSON.parse(String(message));
  }

  return {
    async usage() {
      await call('HeapProfiler.collectGarbage', {});
      const expression = 'JSON.stringify(process.memoryUsage())';
      const { result } = v.parse(Evaluated, await call('Runtime.evaluate', { expression }));
      return v.parse(Usage, JSON.parse(result.result.value));
    },
    [Symbol.dispose]: () => socket.terminate(),
  };
}
