import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import type { CreatedSubscription } from './delivery/subscriptions.ts';
import type { PushService } from './push-service.ts';
import { startPushService } from './start-push-service.ts';

const vapid = webPush.generateVAPIDKeys();
const otherVapid = webPush.generateVAPIDKeys();
const ORIGIN = 'https://fcm.googleapis.com';
const HOUR = 3600;

let push: PushService;
let subscription: CreatedSubscription;

beforeAll(async () => {
  push = await startPushService();
});
beforeEach(async () => {
  await push.forgetDeliveries();
  subscription = await push.createSubscription({ applicationServerKey: vapid.publicKey });
});
afterAll(() => push?.close());

interface RawRequest {
  endpoint: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** A request such as web-push makes, which the service accepts. */
function goodRequest(): RawRequest {
  const { keys, endpoint } = subscription;
  const { cipherText } = webPush.encrypt(keys.p256dh, keys.auth, 'Hello', 'aes128gcm');
  const headers = { TTL: '60', 'Content-Encoding': 'aes128gcm', ...authorization({}) };
  return { endpoint, method: 'POST', headers, body: cipherText };
}

function authorization(options: {
  origin?: string;
  keys?: webPush.VapidKeys;
  expiry?: number;
  subject?: string;
}): { Authorization: string } {
  const {
    origin = ORIGIN,
    keys = vapid,
    expiry,
    subject = 'mailto:ops@alongside.example',
  } = options;
  const { Authorization } = webPush.getVapidHeaders(
    origin,
    subject,
    keys.publicKey,
    keys.privateKey,
    'aes128gcm',
    expiry ?? Math.floor(Date.now() / 1000) + HOUR,
  );
  return { Authorization };
}

async function send({ endpoint, method, headers, body }: RawRequest) {
  const sent = request(endpoint, { method, headers, agent: push.agent }).end(body);
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (!response) throw new Error('There was no response.');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

describe('a request that a push service must accept', () => {
  it('is accepted', async () => {
    const { status, headers } = await send(goodRequest());
    expect(status).toBe(201);
    expect(headers.location).toMatch(/^https:\/\/fcm\.googleapis\.com\/message\//);
    expect(headers.ttl).toBe('60');
    expect(await push.deliveries()).toMatchObject([
      { status: 201, reason: null, state: 'acknowledged', message: { payload: 'Hello' } },
    ]);
  });

  it('may have no body', async () => {
    const { headers, ...rest } = goodRequest();
    const { 'Content-Encoding': _, ...others } = headers;
    expect(await send({ ...rest, headers: others, body: Buffer.alloc(0) })).toMatchObject({
      status: 201,
    });
    expect(await push.deliveries()).toMatchObject([{ message: { payload: null, size: 0 } }]);
  });

  it('may have a body of 4096 bytes', async () => {
    await webPush.sendNotification(subscription, 'x'.repeat(3993), {
      vapidDetails: { subject: 'https://alongside.example', ...vapid },
      agent: push.agent,
    });
    expect(await push.deliveries()).toMatchObject([{ status: 201, message: { size: 4096 } }]);
  });
});

describe('a request that a push service refuses', () => {
  const table: [string, (good: RawRequest) => Partial<RawRequest>, number, string][] = [
    ['without authorization', without('Authorization'), 401, 'no vapid'],
    ['of another scheme', withHeaders({ Authorization: 'Bearer x' }), 401, 'no vapid'],
    ['with half a VAPID header', withHeaders({ Authorization: 'vapid t=a.b.c' }), 403, 't and k'],
    ['by another sender', () => authorized({ keys: otherVapid }), 403, 'subscription was made'],
    [
      'with another private key',
      () => authorized({ keys: { ...vapid, privateKey: otherVapid.privateKey } }),
      403,
      'signature',
    ],
    ['for another origin', () => authorized({ origin: 'https://web.push.apple.com' }), 403, 'aud'],
    ['with an expired token', () => authorized({ expiry: 1 }), 403, 'expired'],
    ['without TTL', without('TTL'), 400, 'TTL'],
    ['with a TTL in words', withHeaders({ TTL: 'a day' }), 400, 'TTL'],
    ['with another urgency', withHeaders({ Urgency: 'urgent' }), 400, 'Urgency'],
    ['with a long topic', withHeaders({ Topic: 'x'.repeat(33) }), 400, 'Topic'],
    ['with a topic that is no base64url', withHeaders({ Topic: 'a.b' }), 400, 'Topic'],
    ['without encoding', without('Content-Encoding'), 400, 'aes128gcm'],
    ['in the older encoding', withHeaders({ 'Content-Encoding': 'aesgcm' }), 400, 'aes128gcm'],
    ['in plain text', () => ({ body: Buffer.from('{"title":"Hello"}') }), 400, 'header'],
    ['of 4097 bytes', ({ body }) => ({ body: padded(body, 4097) }), 413, '4096'],
    ['of a megabyte', ({ body }) => ({ body: padded(body, 1 << 20) }), 413, '4096'],
    ['for no subscription', ({ endpoint }) => ({ endpoint: `${endpoint}x` }), 404, 'no such'],
    [
      'under another path',
      ({ endpoint }) => ({ endpoint: endpoint.replace('/fcm/send/', '/fcm/') }),
      404,
      'no such',
    ],
    ['by GET', () => ({ method: 'GET', body: Buffer.alloc(0) }), 405, 'POST'],
  ];

  it.each(table)('%s', async (_, change, status, reason) => {
    const good = goodRequest();
    const answer = await send({ ...good, ...change(good) });
    expect(answer).toMatchObject({ status, body: expect.stringContaining(reason) });
    expect(await push.deliveries()).toMatchObject([
      { status, reason: answer.body, state: 'refused', message: null },
    ]);
  });

  it('says how to authorize', async () => {
    const good = goodRequest();
    const { headers } = await send({ ...good, ...without('Authorization')(good) });
    expect(headers['www-authenticate']).toBe('vapid');
  });

  it('is refused for good when the subscription has ended', async () => {
    await push.endSubscription(subscription.endpoint);
    const sending = webPush.sendNotification(subscription, 'Hello', {
      vapidDetails: { subject: 'mailto:ops@alongside.example', ...vapid },
      agent: push.agent,
    });
    await expect(sending).rejects.toMatchObject({ statusCode: 410 });
    expect(await push.subscriptions()).toContainEqual(expect.objectContaining({ gone: true }));
  });

  it('leaves the connection usable', async () => {
    const good = goodRequest();
    expect(await send({ ...good, body: padded(good.body, 1 << 20) })).toMatchObject({
      status: 413,
    });
    expect(await send(good)).toMatchObject({ status: 201 });
  });
});

function withHeaders(headers: Record<string, string>) {
  return (good: RawRequest) => ({ headers: { ...good.headers, ...headers } });
}

function without(name: string) {
  return (good: RawRequest) => ({
    headers: Object.fromEntries(Object.entries(good.headers).filter(([other]) => other !== name)),
  });
}

function authorized(options: Parameters<typeof authorization>[0]) {
  return withHeaders(authorization(options))(goodRequest());
}

function padded(body: Buffer, size: number): Buffer {
  return Buffer.concat([body, Buffer.alloc(size - body.length)]);
}
