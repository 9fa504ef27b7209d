import { availableParallelism } from 'node:os';
import type { DateListener, PushTransportSettings } from './open-push-transport.ts';
import { CONCURRENCY, type PushTransport } from './push-transport.ts';
import { createSendingThread, type SendingThread } from './sending-thread.ts';

/** Threads that send. More would wait for the one that reads from the database what is to be sent. */
const THREADS = Math.min(4, availableParallelism());
/** Messages that go to one thread together: few, so that all are done at about the same time. */
const CHUNK = 25;

/** A push transport that has to be closed. */
export interface ThreadedPushTransport extends PushTransport {
  close(): Promise<void>;
}

/**
 * A push transport on threads of its own: encrypting and sending take far more time than all else about a
 * notification, and meanwhile this thread serves everybody. What one thread learns of a push service
 * that is to be left alone, all know.
 *
 * @param count of threads, which share the concurrency
 * @param onDate called now and then with what a push service's clock shows
 */
export function createThreadedPushTransport(
  settings: PushTransportSettings,
  count: number = THREADS,
  onDate: DateListener = () => undefined,
): ThreadedPushTransport {
  const concurrency = Math.ceil((settings.concurrency ?? CONCURRENCY) / count);
  /** Until when each push service is to be left alone (ms of the monotonic clock). */
  const openUntil = new Map<string, number>();
  /** Those of them that still are, and for how many ms; the others are forgotten. */
  const openCircuits = (): [string, number][] => {
    const now = performance.now();
    for (const [origin, until] of openUntil) if (until <= now) openUntil.delete(origin);
    return [...openUntil].map(([origin, until]) => [origin, until - now]);
  };
  const threads: SendingThread[] = Array.from({ length: count }, (_, index) =>
    createSendingThread(
      { ...settings, concurrency },
      openCircuits,
      (origin, ms) => {
        openUntil.set(origin, performance.now() + ms);
        for (const [other, thread] of threads.entries()) {
          if (other !== index) thread.learn(origin, ms);
        }
      },
      onDate,
    ),
  );
  const [first, ...others] = threads;
  if (!first) throw new Error('It takes a thread to send.');

  /** The first of those that have least to do: a few messages at a time start no second thread. */
  const idlest = () =>
    others.reduce((best, thread) => (thread.load() < best.load() ? thread : best), first);

  return {
    async sendAll(messages, delivery, over) {
      if (over.aborted) return messages.map(() => null);
      const chunks = Array.from({ length: Math.ceil(messages.length / CHUNK) }, (_, index) =>
        messages.slice(index * CHUNK, (index + 1) * CHUNK),
      );
      const results = await Promise.all(
        chunks.map((chunk) => idlest().sendAll(chunk, delivery, over)),
      );
      return results.flat();
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
