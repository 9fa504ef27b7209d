import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FromThread, ToThread } from './pglite-thread.ts';

/** MB. What PGlite itself works in is no part of that. */
const MEMORY = { maxYoungGenerationSizeMb: 4 };

/** PostgreSQL in a thread of this process. */
export interface PgliteThread {
  /** Hands over messages of the wire protocol, and gives what it answers. */
  exchange(messages: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** That the database did not open. */
export class PgliteStartError extends Error {
  /** The code of a system's error, where it is one. */
  readonly code: string | null;

  constructor(why: string, code: string | null) {
    super(why);
    this.code = code;
  }
}

/**
 * Opens PGlite on a directory, in a thread of its own: whatever a statement takes, this one serves everybody
 * meanwhile.
 *
 * @throws PgliteStartError
 */
export async function startPgliteThread(directory: string): Promise<PgliteThread> {
  const worker = new Worker(new URL('./pglite-thread.ts', import.meta.url), {
    workerData: directory,
    resourceLimits: MEMORY,
  });
  const waiting: PromiseWithResolvers<Uint8Array>[] = [];
  const opening = Promise.withResolvers<void>();
  let problem: Error | null = null;

  function hear(message: FromThread): void {
    if (message.kind === 'open') opening.resolve();
    else if (message.kind === 'not open') {
      opening.reject(new PgliteStartError(message.why, message.code));
    } else {
      const first = waiting.shift();
      if (message.kind === 'answer') first?.resolve(message.bytes);
      else first?.reject(new Error(message.why));
    }
    // A database that nobody waits for keeps no process.
    if (waiting.length === 0) worker.unref();
  }

  function end(why: string): void {
    problem ??= new Error(`The embedded database has ended: ${why}`);
    opening.reject(new PgliteStartError(why, null));
    for (const { reject } of waiting.splice(0)) reject(problem);
  }

  worker.on('message', hear);
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => end('its thread is over'));
  await opening.promise.catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });

  const post = (message: ToThread, moved: ArrayBuffer[]) => worker.postMessage(message, moved);
  return {
    async exchange(lent) {
      if (problem) throw problem;
      const answer = Promise.withResolvers<Uint8Array>();
      waiting.push(answer);
      worker.ref();
      const messages = new Uint8Array(lent);
      post({ kind: 'exchange', messages }, [messages.buffer]);
      return answer.promise;
    },
    async close() {
      if (problem) return;
      worker.ref();
      const over = once(worker, 'exit');
      post({ kind: 'close' }, []);
      await over;
    },
  };
}
