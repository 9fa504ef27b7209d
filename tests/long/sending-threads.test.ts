import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import {
  createThreadedPushTransport,
  type ThreadedPushTransport,
} from '../../server/push/transport/threaded-push-transport.ts';
import type { CreatedSubscription } from '../push-service/delivery/subscriptions.ts';
import type { PushService } from '../push-service/push-service.ts';
import { startPushService } from '../push-service/start-push-service.ts';

const FAILING_ENDPOINTS = 5;

/** Enough for both threads. */
const SUBSCRIPTIONS = 120;

const keys = webPush.generateVAPIDKeys();
const travel = { expiresAt: Date.now() + 3_600_000, urgency: 'normal', topic: 'news' };
const never = new AbortController().signal;
let push: PushService;
let subscriptions: CreatedSubscription[];
let channel: ThreadedPushTransport;

beforeAll(async () => {
  push = await startPushService();
  subscriptions = await push.createSubscriptions(SUBSCRIPTIONS, {
    applicationServerKey: keys.publicKey,
  });
});
afterAll(() => push.close());

beforeEach(() => {
  const hosts = subscriptions.map(({ endpoint }) => new URL(endpoint).hostname);
  const vapid = { keys, subject: 'mailto:operator@alongside.example' };
  channel = createThreadedPushTransport(
    { vapid, hosts: [...new Set(hosts)], route: push.route },
    2,
  );
});
afterEach(async () => {
  await channel.close();
  await push.behaveWell();
  await push.forgetDeliveries();
});

/** Sends to `some` a message that says which of them it is for. */
function send(some: readonly CreatedSubscription[], over = never) {
  const messages = some.map(({ endpoint, keys: browser }, index) => ({
    endpoint,
    keys: browser,
    plaintext: `for ${index}`,
    passesOpenCircuit: false,
  }));
  return channel.sendAll(messages, travel, over);
}

describe('threads that send', () => {
  it('send each message once, to whom it is for', async () => {
    const results = await Promise.all(
      (await send(subscriptions)).map((result) =>
        // As one is, in time, on a machine that has much to do.
        result?.kind === 'slow' ? result.result : result,
      ),
    );
    expect(results.map((result) => result?.kind)).toEqual(subscriptions.map(() => 'answered'));
    const arrived = await push.deliveries({ status: 201 });
    const byEndpoint = new Map(
      arrived.map(({ endpoint, message }) => [endpoint, message?.payload]),
    );
    expect(arrived).toHaveLength(SUBSCRIPTIONS);
    for (const [index, { endpoint }] of subscriptions.entries()) {
      expect(byEndpoint.get(endpoint)).toBe(`for ${index}`);
    }
  });

  it('all leave a push service alone that failed for one of them', async () => {
    await push.behave({ answer: 429, headers: { 'Retry-After': '60' } });
    const first = await send(subscriptions.slice(0, FAILING_ENDPOINTS));
    for (const result of first) expect(result).toMatchObject({ answer: { status: 429 } });
    // Also the one that is started only now.
    const results = await send(subscriptions);
    expect(results.map((result) => result?.kind)).toEqual(subscriptions.map(() => 'paused'));
    expect(await push.deliveries({})).toHaveLength(FAILING_ENDPOINTS);
  });

  it('begin nothing more once it is over', async () => {
    await push.behave({ delay: 200 });
    const over = new AbortController();
    const sending = send(subscriptions, over.signal);
    await push.waitForDeliveries({}, 1, 30_000);
    over.abort();
    const results = await sending;
    const arrived = await push.deliveries({ status: 201 });
    expect(results.filter((result) => result !== null)).toHaveLength(arrived.length);
    expect(arrived.length).toBeLessThan(SUBSCRIPTIONS);
  });
});
