import { Worker } from 'node:worker_threads';
import type { DateListener, PushTransportSettings } from './open-push-transport.ts';
import type { OpeningListener } from './push-service-breaker.ts';
import type { FromThread, ToThread } from './push-thread.ts';
import type { PushTransport, SendResult } from './push-transport.ts';

type Results = Awaited<ReturnType<PushTransport['sendAll']>>;

/** Messages that a thread was given and has not answered for. */
interface Request {
  count: number;
  response: PromiseWithResolvers<Results>;
  /** Those that are slow, by their place. */
  late: Map<number, PromiseWithResolvers<SendResult | null>>;
}

/** MB. It needs some 20; left to itself it would let garbage lie for as long as the machine has memory. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

/** A thread that sends, started when first needed. */
export interface SendingThread extends PushTransport {
  /** Messages that it has not answered for yet. */
  load(): number;
  /** Tells it what another thread has learnt: `origin` is to be left alone for `ms` from now. */
  learn(origin: string, ms: number): void;
  /** Ends it; what is under way fails, and what is slow ends as `null`. The next message starts another. */
  close(): Promise<void>;
}

/**
 * Makes a thread. Where it dies, what it was sending is to be tried again, as after a connection that
 * was cut; the next message starts another.
 *
 * @param openCircuits what it has to know when it starts: for how many ms to leave which origin alone
 * @param onOpen called when it learns that a push service is to be left alone
 * @param onDate called each minute with what a push service's clock shows
 */
export function createSendingThread(
  settings: PushTransportSettings,
  openCircuits: () => Iterable<[origin: string, ms: number]>,
  onOpen: OpeningListener,
  onDate: DateListener,
): SendingThread {
  const underWay = new Map<number, Request>();
  let worker: Worker | null = null;
  let requests = 0;

  function onMessage(message: FromThread): void {
    if (message.kind === 'opened') {
      onOpen(message.origin, message.ms);
      return;
    }
    if (message.kind === 'date') {
      onDate(message.origin, message.date);
      return;
    }
    const request = underWay.get(message.id);
    if (!request) return;
    const { response, late } = request;
    if (message.kind === 'late') {
      late.get(message.index)?.resolve(message.result);
      late.delete(message.index);
    } else {
      response.resolve(
        message.results.map((result, index) => {
          if (result?.kind !== 'slow') return result;
          const slow = Promise.withResolvers<SendResult | null>();
          late.set(index, slow);
          return { kind: 'slow', result: slow.promise };
        }),
      );
    }
    if (late.size === 0) underWay.delete(message.id);
    else request.count = late.size;
  }

  function died(dead: Worker, why: string): void {
    if (worker !== dead) return;
    worker = null;
    const answer = { status: null, retryAfter: null, date: null, words: why };
    const result = { kind: 'answered', answer, retryAfterMs: null } satisfies SendResult;
    for (const { count, response, late } of underWay.values()) {
      response.resolve(Array.from({ length: count }, () => result));
      for (const { resolve } of late.values()) resolve(result);
    }
    underWay.clear();
  }

  function start(): Worker {
    const started = new Worker(new URL('./push-thread.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: MEMORY,
    });
    started.unref();
    started.on('message', onMessage);
    started.on('error', (error) => died(started, `the sending thread failed: ${error.message}`));
    started.on('exit', () => died(started, 'the sending thread ended'));
    for (const [origin, ms] of openCircuits()) {
      started.postMessage({ kind: 'opened', origin, ms } satisfies ToThread);
    }
    return started;
  }

  return {
    async sendAll(messages, delivery, over) {
      worker ??= start();
      const asked = worker;
      const id = ++requests;
      const post = (message: ToThread) => asked.postMessage(message);
      const stop = () => post({ kind: 'over', id });
      post({ kind: 'send', id, messages, delivery });
      const response = Promise.withResolvers<Results>();
      underWay.set(id, { count: messages.length, response, late: new Map() });
      over.addEventListener('abort', stop);
      return response.promise.finally(() => over.removeEventListener('abort', stop));
    },
    load: () => [...underWay.values()].reduce((sum, { count }) => sum + count, 0),
    learn(origin, ms) {
      worker?.postMessage({ kind: 'opened', origin, ms } satisfies ToThread);
    },
    async close() {
      const closing = worker;
      worker = null;
      await closing?.terminate();
      const error = new Error('The push transport was closed.');
      for (const { response, late } of underWay.values()) {
        response.reject(error);
        // Whoever waits for these was told that they are slow, and asks again after the next start.
        for (const { resolve } of late.values()) resolve(null);
      }
      underWay.clear();
    },
  };
}
