import { parentPort, workerData } from 'node:worker_threads';
import {
  openPushTransport,
  type PushTransportSettings,
  SYSTEM_CLOCK,
} from './open-push-transport.ts';
import type { DeliveryOptions, OutgoingMessage, SendResult } from './push-transport.ts';

/** What a thread is told: both ends are of one process and one version. */
export type ToThread =
  | { kind: 'send'; id: number; messages: readonly OutgoingMessage[]; delivery: DeliveryOptions }
  | { kind: 'over'; id: number }
  | { kind: 'opened'; origin: string; ms: number };

/** What a thread tells. */
export type FromThread =
  | { kind: 'sent'; id: number; results: (SendResult | { kind: 'slow' } | null)[] }
  /** What came of a slow one of those. */
  | { kind: 'late'; id: number; index: number; result: SendResult | null }
  | { kind: 'opened'; origin: string; ms: number }
  /** What a push service's clock shows, in epoch ms. */
  | { kind: 'date'; origin: string; date: number };

/** Ms between two dates that are told: every answer has one. */
const DATE_TOLD_EVERY_MS = 60_000;

/** The other end of a sending thread. */
if (parentPort) {
  const port = parentPort;
  const settings: PushTransportSettings = workerData;
  const post = (message: FromThread) => port.postMessage(message);
  let nextDateAt = 0;
  const { transport, learn } = openPushTransport(
    settings,
    SYSTEM_CLOCK,
    (origin, ms) => post({ kind: 'opened', origin, ms }),
    (origin, date) => {
      if (performance.now() < nextDateAt) return;
      nextDateAt = performance.now() + DATE_TOLD_EVERY_MS;
      post({ kind: 'date', origin, date });
    },
  );
  const underWay = new Map<number, AbortController>();
  port.on('message', async (message: ToThread) => {
    if (message.kind === 'opened') {
      learn(message.origin, message.ms);
      return;
    }
    const { id } = message;
    if (message.kind === 'over') {
      underWay.get(id)?.abort();
      return;
    }
    const over = new AbortController();
    underWay.set(id, over);
    const results = await transport.sendAll(message.messages, message.delivery, over.signal);
    underWay.delete(id);
    const now = results.map((result) => (result?.kind === 'slow' ? { kind: result.kind } : result));
    post({ kind: 'sent', id, results: now });
    for (const [index, slow] of results.entries()) {
      if (slow?.kind !== 'slow') continue;
      void slow.result.then((result) => post({ kind: 'late', id, index, result }));
    }
  });
}
