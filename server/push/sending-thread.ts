import { Worker } from 'node:worker_threads';
import type { PushChannelSettings } from './open-push-channel.ts';
import type { OutgoingMessage, PushChannel, Travel } from './push-channel.ts';
import type { FromThread, ToThread } from './push-thread.ts';

type Results = Awaited<ReturnType<PushChannel['sendAll']>>;

/** MB. It needs some 20; left to itself it would let garbage lie for as long as the machine has memory. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

/** A thread that sends, started when first needed. */
export interface SendingThread {
  /** As {@link PushChannel} does. */
  sendAll(
    messages: readonly OutgoingMessage[],
    travel: Travel,
    over: AbortSignal,
  ): Promise<Results>;
  /** Messages that it has not answered for yet. */
  load(): number;
  /** Tells it what another thread has learnt: `origin` is to be left alone `until` then (epoch ms). */
  pause(origin: string, until: number): void;
  /** Ends it; what is under way fails. The next message starts another. */
  close(): Promise<void>;
}

/** @param paused called when it learns that a push service is to be left alone until then (epoch ms) */
export function sendingThread(
  settings: PushChannelSettings,
  paused: (origin: string, until: number) => void,
): SendingThread {
  const underWay = new Map<number, PromiseWithResolvers<Results>>();
  /** By origin, epoch ms: what it has to know when it is started anew. */
  const pauses = new Map<string, number>();
  let worker: Worker | null = null;
  let requests = 0;
  let load = 0;

  function end(error: Error): void {
    worker = null;
    for (const { reject } of underWay.values()) reject(error);
    underWay.clear();
  }

  function hear(message: FromThread): void {
    if (message.kind === 'paused') {
      pauses.set(message.origin, message.until);
      paused(message.origin, message.until);
      return;
    }
    underWay.get(message.id)?.resolve(message.results);
    underWay.delete(message.id);
  }

  function start(): Worker {
    const started = new Worker(new URL('./push-thread.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: MEMORY,
    });
    started.unref();
    started.on('message', hear);
    started.on('error', end);
    for (const [origin, until] of pauses) {
      started.postMessage({ kind: 'pause', origin, until } satisfies ToThread);
    }
    return started;
  }

  return {
    async sendAll(messages, travel, over) {
      worker ??= start();
      const asked = worker;
      const id = ++requests;
      const response = Promise.withResolvers<Results>();
      underWay.set(id, response);
      const tell = (message: ToThread) => asked.postMessage(message);
      const stop = () => tell({ kind: 'over', id });
      over.addEventListener('abort', stop);
      load += messages.length;
      tell({ kind: 'send', id, messages, travel });
      try {
        return await response.promise;
      } finally {
        load -= messages.length;
        over.removeEventListener('abort', stop);
      }
    },
    load: () => load,
    pause(origin, until) {
      pauses.set(origin, until);
      worker?.postMessage({ kind: 'pause', origin, until } satisfies ToThread);
    },
    async close() {
      await worker?.terminate();
      end(new Error('The push channel was closed.'));
    },
  };
}
