import { execFile } from 'node:child_process';
import { Agent } from 'node:https';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { tally } from './delivery/delivery-counts.ts';
import type { CreatedSubscription } from './delivery/subscriptions.ts';
import type { PushService } from './push-service.ts';
import { spawnPushService } from './spawn-push-service.ts';
import { startPushService } from './start-push-service.ts';

const vapid = webPush.generateVAPIDKeys();
const vapidDetails = { subject: 'mailto:ops@alongside.example', ...vapid };
const applicationServerKey = vapid.publicKey;

describe.each([
  ['in this process', startPushService],
  ['in a process of its own', spawnPushService],
])('a push service %s', (_, start) => {
  let push: PushService;
  let subscription: CreatedSubscription;

  beforeAll(async () => {
    push = await start();
  });
  beforeEach(async () => {
    subscription = await push.createSubscription({ applicationServerKey });
  });
  afterEach(async () => {
    await push.behaveWell();
    await push.forgetDeliveries();
  });
  afterAll(() => push?.close());

  function send(payload: string, options: webPush.RequestOptions = {}, to = subscription) {
    return webPush.sendNotification(to, payload, {
      vapidDetails,
      TTL: 60,
      agent: push.agent,
      ...options,
    });
  }
  const payloads = async () =>
    (await push.deliveries({ state: 'acknowledged' })).map(({ message }) => message?.payload);

  describe('for subscriptions without a browser', () => {
    it('tells who got what, exactly once', async () => {
      const subscriptions = await push.createSubscriptions(50, { applicationServerKey });
      await Promise.all(subscriptions.map((to) => send('{"id":"n1"}', {}, to)));
      const endpoints = subscriptions.map(({ endpoint }) => endpoint);
      const tallies = tally(await push.deliveries(), endpoints, (text) => JSON.parse(text).id);
      expect(tallies).toEqual(new Map([['n1', { once: 50, missed: [], repeated: [] }]]));
      expect(await push.countDeliveries({ state: 'acknowledged' })).toBe(50);
    });

    it.each([
      'jmt17.google.com',
      'updates.push.services.mozilla.com',
      'web.push.apple.com',
      'wns2-par02p.notify.windows.com',
    ] as const)('stands in for %s', async (host) => {
      const elsewhere = await push.createSubscription({ applicationServerKey, host });
      expect(new URL(elsewhere.endpoint).host).toBe(host);
      await send('Hello', {}, elsewhere);
      expect(await payloads()).toEqual(['Hello']);
    });

    it('shows a message that a browser could not decrypt', async () => {
      const other = await push.createSubscription({ applicationServerKey });
      await send('Hello', {}, { ...subscription, keys: other.keys });
      const [delivery] = await push.deliveries();
      expect(delivery?.message).toMatchObject({ payload: null, unreadable: expect.any(String) });
    });

    it('keeps messages until the browser is back', async () => {
      await push.setConnected(subscription.endpoint, false);
      await send('first');
      await send('second');
      expect(await push.countDeliveries({ state: 'waiting' })).toBe(2);
      await push.setConnected(subscription.endpoint, true);
      expect(await payloads()).toEqual(['first', 'second']);
    });

    it('replaces a waiting message by the next one of its topic', async () => {
      await push.setConnected(subscription.endpoint, false);
      await send('old', { topic: 'chapter-1' });
      await send('other', { topic: 'chapter-2' });
      await send('new', { topic: 'chapter-1' });
      await push.setConnected(subscription.endpoint, true);
      expect(await payloads()).toEqual(['other', 'new']);
      expect(await push.countDeliveries({ topic: 'chapter-1', state: 'replaced' })).toBe(1);
    });

    it('lets a message expire when its TTL ends', async () => {
      await push.setConnected(subscription.endpoint, false);
      await send('at once', { TTL: 0 });
      expect(await push.countDeliveries({ state: 'expired' })).toBe(1);
      const sentAt = Date.now();
      await send('soon', { TTL: 1 });
      await push.waitForDeliveries({ state: 'expired' }, 2);
      expect(Date.now() - sentAt).toBeGreaterThanOrEqual(1000);
      await push.setConnected(subscription.endpoint, true);
      expect(await payloads()).toEqual([]);
    });

    it('drops what waits for a subscription that ends', async () => {
      await push.setConnected(subscription.endpoint, false);
      await send('too late');
      await push.endSubscription(subscription.endpoint);
      expect(await push.deliveries()).toMatchObject([{ state: 'dropped' }]);
    });
  });

  describe('told how to behave', () => {
    it.each([404, 410, 413, 500])('answers %i and delivers nothing', async (answer) => {
      await push.behave({ answer });
      await expect(send('Hello')).rejects.toMatchObject({ statusCode: answer });
      expect(await push.deliveries()).toMatchObject([
        { status: answer, state: 'refused', reason: `Told to answer ${answer}.` },
      ]);
    });

    it('answers 429 with Retry-After, to the next request of one endpoint', async () => {
      const other = await push.createSubscription({ applicationServerKey });
      const { endpoint } = subscription;
      await push.behave({ endpoint, times: 1, answer: 429, headers: { 'Retry-After': '7' } });
      await send('Hello', {}, other);
      await expect(send('Hello')).rejects.toMatchObject({
        statusCode: 429,
        headers: { 'retry-after': '7' },
      });
      await expect(send('Hello')).resolves.toMatchObject({ statusCode: 201 });
    });

    it('refuses a malformed request all the same', async () => {
      await push.behave({ answer: 500 });
      const stranger = { subject: vapidDetails.subject, ...webPush.generateVAPIDKeys() };
      await expect(send('Hello', { vapidDetails: stranger })).rejects.toMatchObject({
        statusCode: 403,
      });
    });

    it('cuts the connection', async () => {
      await push.behave({ answer: 'cut', times: 1 });
      await expect(send('Hello')).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect(await push.deliveries()).toMatchObject([{ status: null, state: 'unanswered' }]);
    });

    it('delivers a message and cuts the connection, so that a retry makes it two', async () => {
      await push.behave({ answer: 'cut', deliver: true, times: 1 });
      await expect(send('Hello')).rejects.toMatchObject({ code: 'ECONNRESET' });
      await send('Hello');
      const tallies = tally(await push.deliveries(), [], (payload) => payload);
      expect(tallies.get('Hello')?.repeated).toEqual([
        { endpoint: subscription.endpoint, times: 2 },
      ]);
    });

    it('hangs, until the sender gives up', async () => {
      await push.behave({ answer: 'hang' });
      const sending = send('Hello', { timeout: 200 });
      await push.waitForDeliveries({ state: 'unanswered' });
      await expect(sending).rejects.toThrow('timeout');
      expect(await push.deliveries()).toMatchObject([{ reason: 'Told never to answer.' }]);
    });

    it('answers late', async () => {
      await push.behave({ delay: 150 });
      const sentAt = performance.now();
      await send('Hello');
      expect(performance.now() - sentAt).toBeGreaterThanOrEqual(145); // timers may be a little early
    });

    it('takes nothing from a sender that gave up while it was told to wait', async () => {
      await push.behave({ delay: 500 });
      await expect(send('Hello', { timeout: 100 })).rejects.toThrow('timeout');
      await push.behaveWell();
      await send('next');
      expect(await payloads()).toEqual(['next']);
    });
  });

  describe('for a sender in another process', () => {
    /** Sends with Node's own default agent, as any server does that knows nothing of this service. */
    const sender = `
      import webPush from 'web-push';
      const { subscription, vapidDetails } = JSON.parse(process.argv[1]);
      const { statusCode } = await webPush.sendNotification(subscription, 'From afar', { vapidDetails });
      console.log(statusCode);
    `;
    const run = async (to: CreatedSubscription) => {
      const script = ['--input-type=module', '--eval', sender];
      const task = JSON.stringify({ subscription: to, vapidDetails });
      const options = { env: { PATH: process.env.PATH, ...push.senderEnv } };
      return promisify(execFile)(process.execPath, [...script, task], options);
    };

    it('is reached under the real host', async () => {
      expect((await run(subscription)).stdout.trim()).toBe('201');
      expect(await payloads()).toEqual(['From afar']);
      expect((await push.tunnels()).at(-1)).toBe('fcm.googleapis.com:443');
    });

    it('leads to no other host, and notes that it was asked to', async () => {
      const elsewhere = { ...subscription, endpoint: 'https://169.254.169.254/fcm/send/x' };
      await expect(run(elsewhere)).rejects.toThrow('403');
      expect((await push.tunnels()).at(-1)).toBe('169.254.169.254:443');
    });
  });

  it('keeps connections open for a sender that does', async () => {
    const agent = new Agent({ ...push.route, keepAlive: true, maxSockets: 1 });
    await send('first', { agent });
    const [socket] = Object.values(agent.freeSockets)[0] ?? [];
    await send('second', { agent });
    expect(Object.values(agent.freeSockets)[0]?.[0]).toBe(socket);
    agent.destroy();
  });

  it('tells nothing of deliveries that it was to forget', async () => {
    await push.setConnected(subscription.endpoint, false);
    await send('Hello');
    await push.forgetDeliveries();
    const waiting = push.waitForDeliveries({ state: 'acknowledged' }, 1, 20);
    await push.setConnected(subscription.endpoint, true);
    await expect(waiting).rejects.toThrow('none at all');
  });

  it('says what there is instead of the deliveries that it waited for', async () => {
    await send('Hello');
    await expect(push.waitForDeliveries({ state: 'expired' }, 1, 20)).rejects.toThrow(
      /0 of 1 deliveries.*"expired".*201 acknowledged/s,
    );
  });
});
