import { parentPort, workerData } from 'node:worker_threads';
import { openPushChannel, type PushChannelSettings } from './open-push-channel.ts';
import type { OutgoingMessage, PushChannel, Travel } from './push-channel.ts';

/** What a thread is told: both ends are of one process and one version. */
export type ToThread =
  | { kind: 'send'; id: number; messages: readonly OutgoingMessage[]; travel: Travel }
  | { kind: 'over'; id: number }
  | { kind: 'pause'; origin: string; until: number };

/** What a thread tells. */
export type FromThread =
  | { kind: 'sent'; id: number; results: Awaited<ReturnType<PushChannel['sendAll']>> }
  | { kind: 'paused'; origin: string; until: number };

/** The other end of a sending thread. */
if (parentPort) {
  const port = parentPort;
  const settings: PushChannelSettings = workerData;
  const tell = (message: FromThread) => port.postMessage(message);
  const { channel, pause } = openPushChannel(settings, Date.now, Math.random, (origin, until) =>
    tell({ kind: 'paused', origin, until }),
  );
  const underWay = new Map<number, AbortController>();
  port.on('message', async (message: ToThread) => {
    if (message.kind === 'pause') {
      pause(message.origin, message.until);
      return;
    }
    const { id } = message;
    if (message.kind === 'over') {
      underWay.get(id)?.abort();
      return;
    }
    const over = new AbortController();
    underWay.set(id, over);
    const results = await channel.sendAll(message.messages, message.travel, over.signal);
    underWay.delete(id);
    tell({ kind: 'sent', id, results });
  });
}
