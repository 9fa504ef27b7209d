import { Worker } from 'node:worker_threads';
import type { PushChannelSettings } from './open-push-channel.ts';
import type { PushChannel } from './push-channel.ts';
import type { PushRequest, PushResponse } from './push-thread.ts';

type Results = Awaited<ReturnType<PushChannel['sendAll']>>;

/** MB. It needs some 20; left to itself it would let garbage lie for as long as the machine has memory. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

/** A push channel that has to be closed. */
export interface ThreadedPushChannel extends PushChannel {
  close(): Promise<void>;
}

/**
 * A push channel on a thread of its own, started when first needed: encrypting and sending take far more
 * time than all else about a notification, and meanwhile this thread serves everybody.
 */
export function threadedPushChannel(settings: PushChannelSettings): ThreadedPushChannel {
  const underWay = new Map<number, PromiseWithResolvers<Results>>();
  let thread: Worker | null = null;
  let requests = 0;

  function end(error: Error): void {
    thread = null; // the next message starts another
    for (const { reject } of underWay.values()) reject(error);
    underWay.clear();
  }

  function start(): Worker {
    const started = new Worker(new URL('./push-thread.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: MEMORY,
    });
    started.unref();
    started.on('message', ({ id, results }: PushResponse) => {
      underWay.get(id)?.resolve(results);
      underWay.delete(id);
    });
    started.on('error', end);
    return started;
  }

  return {
    async sendAll(messages, travel, over) {
      if (over.aborted) return messages.map(() => null);
      thread ??= start();
      const asked = thread;
      const id = ++requests;
      const response = Promise.withResolvers<Results>();
      underWay.set(id, response);
      const tell = (request: PushRequest) => asked.postMessage(request);
      const stop = () => tell({ kind: 'over', id });
      over.addEventListener('abort', stop);
      tell({ kind: 'send', id, messages, travel });
      return response.promise.finally(() => over.removeEventListener('abort', stop));
    },
    async close() {
      await thread?.terminate();
      end(new Error('The push channel was closed.'));
    },
  };
}
