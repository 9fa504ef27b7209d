// A process that sends with `web-push` as it comes: `plainLoop` starts it.
import { Agent } from 'node:https';
import * as v from 'valibot';
import webPush from 'web-push';
import { payloadOf } from '../../server/notifications/payload.ts';
import { BENCH_CONTENT, SUBJECT } from './bench-content.ts';
import { Order, Settings } from './plain-loop-messages.ts';

process.once('message', (message) => {
  const { vapidKeys, route, concurrency, subscriptions } = v.parse(Settings, message);
  // As Node's own agent is: it keeps connections alive.
  const agent = new Agent({ ...route, keepAlive: true, maxSockets: concurrency });
  const vapidDetails = { subject: SUBJECT, ...vapidKeys };

  async function send(from: number, to: number): Promise<void> {
    const left = subscriptions.slice(from, to).values();
    const sendOnAndOn = async () => {
      for (const subscription of left) {
        const ids = { notificationId: crypto.randomUUID(), deliveryId: crypto.randomUUID() };
        const payload = payloadOf(BENCH_CONTENT, ids, Date.now());
        await webPush.sendNotification(subscription, payload, { vapidDetails, agent, TTL: 60 });
      }
    };
    await Promise.all(Array.from({ length: concurrency }, sendOnAndOn));
  }

  process.on('message', async (order) => {
    const { from, to } = v.parse(Order, order);
    const start = performance.now();
    await send(from, to);
    process.send?.({ seconds: (performance.now() - start) / 1000 });
  });
});
