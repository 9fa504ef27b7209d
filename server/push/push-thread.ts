import { parentPort, workerData } from 'node:worker_threads';
import { openPushChannel, type PushChannelSettings } from './open-push-channel.ts';
import type { OutgoingMessage, PushChannel, Travel } from './push-channel.ts';

/** What a thread is asked, and answers: both ends are of one process and one version. */
export type PushRequest =
  | { kind: 'send'; id: number; messages: readonly OutgoingMessage[]; travel: Travel }
  | { kind: 'over'; id: number };
export interface PushResponse {
  id: number;
  results: Awaited<ReturnType<PushChannel['sendAll']>>;
}

/** The other end of a threaded push channel. */
if (parentPort) {
  const port = parentPort;
  const settings: PushChannelSettings = workerData;
  const channel = openPushChannel(settings, Date.now, Math.random);
  const underWay = new Map<number, AbortController>();
  port.on('message', async (request: PushRequest) => {
    if (request.kind === 'over') {
      underWay.get(request.id)?.abort();
      return;
    }
    const over = new AbortController();
    underWay.set(request.id, over);
    const results = await channel.sendAll(request.messages, request.travel, over.signal);
    underWay.delete(request.id);
    port.postMessage({ id: request.id, results } satisfies PushResponse);
  });
}
