import { Worker } from 'node:worker_threads';
import type { PushChannelSettings } from './open-push-channel.ts';
import type { PushChannel, SendResult } from './push-channel.ts';
import type { FromThread, ToThread } from './push-thread.ts';

type Results = Awaited<ReturnType<PushChannel['sendAll']>>;

/** MB. It needs some 20; left to itself it would let garbage lie for as long as the machine has memory. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

/** A thread that sends, started when first needed. */
export interface SendingThread extends PushChannel {
  /** Messages that it has not answered for yet. */
  load(): number;
  /** Tells it what another thread has learnt: `origin` is to be left alone `until` then (epoch ms). */
  pause(origin: string, until: number): void;
  /** Ends it; what is under way fails. The next message starts another. */
  close(): Promise<void>;
}

/**
 * Makes a thread. Where it dies, what it was sending is to be tried again, as after a connection that
 * was cut; the next message starts another.
 *
 * @param pauses what it has to know when it starts: until when to leave which origin alone (epoch ms)
 * @param paused called when it learns that a push service is to be left alone until then (epoch ms)
 */
export function sendingThread(
  settings: PushChannelSettings,
  pauses: ReadonlyMap<string, number>,
  paused: (origin: string, until: number) => void,
): SendingThread {
  const underWay = new Map<number, { count: number; response: PromiseWithResolvers<Results> }>();
  let worker: Worker | null = null;
  let requests = 0;

  function hear(message: FromThread): void {
    if (message.kind === 'paused') {
      paused(message.origin, message.until);
      return;
    }
    underWay.get(message.id)?.response.resolve(message.results);
    underWay.delete(message.id);
  }

  function died(dead: Worker, why: string): void {
    if (worker !== dead) return;
    worker = null;
    const answer = { status: null, retryAfter: null, words: why };
    const result = { kind: 'answered', answer, until: null } satisfies SendResult;
    for (const { count, response } of underWay.values()) {
      response.resolve(Array.from({ length: count }, () => result));
    }
    underWay.clear();
  }

  function start(): Worker {
    const started = new Worker(new URL('./push-thread.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: MEMORY,
    });
    started.unref();
    started.on('message', hear);
    started.on('error', (error) => died(started, `the sending thread failed: ${error.message}`));
    started.on('exit', () => died(started, 'the sending thread ended'));
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
      const tell = (message: ToThread) => asked.postMessage(message);
      const stop = () => tell({ kind: 'over', id });
      tell({ kind: 'send', id, messages, travel });
      const response = Promise.withResolvers<Results>();
      underWay.set(id, { count: messages.length, response });
      over.addEventListener('abort', stop);
      return response.promise.finally(() => over.removeEventListener('abort', stop));
    },
    load: () => [...underWay.values()].reduce((sum, { count }) => sum + count, 0),
    pause(origin, until) {
      worker?.postMessage({ kind: 'pause', origin, until } satisfies ToThread);
    },
    async close() {
      const closing = worker;
      worker = null;
      await closing?.terminate();
      const error = new Error('The push channel was closed.');
      for (const { response } of underWay.values()) response.reject(error);
      underWay.clear();
    },
  };
}
