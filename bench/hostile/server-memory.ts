import { once } from 'node:events';
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

/** A server that is still busy answers when it is done. */
const ANSWER_TIMEOUT_MS = 20_000;

/** Bytes that a server uses, when what it has let go of has been collected. */
export type MemoryUsage = v.InferOutput<typeof Usage>;

/**
 * Reads a server's memory by Node's inspector: nothing of the product has to know of it. It is let go of
 * after each look, since a Node that ends with somebody at its inspector waits for them to leave.
 *
 * @param inspectorPort of a Node on this machine
 */
export async function serverMemory(inspectorPort: number): Promise<MemoryUsage> {
  const list = await fetch(`http://127.0.0.1:${inspectorPort}/json/list`);
  const [target] = v.parse(Targets, await list.json());
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  try {
    await once(socket, 'open');
    await call(socket, 1, 'HeapProfiler.collectGarbage', {});
    const expression = 'JSON.stringify(process.memoryUsage())';
    const answer = await call(socket, 2, 'Runtime.evaluate', { expression });
    return v.parse(Usage, JSON.parse(v.parse(Evaluated, answer).result.result.value));
  } finally {
    socket.terminate();
  }
}

async function call(
  socket: WebSocket,
  id: number,
  method: string,
  params: object,
): Promise<unknown> {
  const answer = once(socket, 'message', { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  socket.send(JSON.stringify({ id, method, params }));
  const [message] = await answer;
  return JSON.parse(String(message));
}
