import { randomBytes } from 'node:crypto';
import type { ConnectionOptions } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { encrypt } from '../../server/push/crypto/encryption.ts';
import { createVapidTokens } from '../../server/push/crypto/vapid-tokens.ts';
import { createPushDispatcher } from '../../server/push/transport/push-dispatcher.ts';
import { createSendPush, type SendPush } from '../../server/push/transport/send-push.ts';
import type { PushService } from '../push-service/push-service.ts';
import { startPushService } from '../push-service/start-push-service.ts';

/** Ms that a sender waits for an answer here. */
const TIMEOUT_MS = 500;

const vapid = webPush.generateVAPIDKeys();
const tokens = createVapidTokens({ keys: vapid, subject: 'mailto:a@example.org', now: Date.now });
const create = (route: ConnectionOptions) =>
  createSendPush({
    tokens,
    dispatcher: createPushDispatcher({ connections: 10, route, timeout: TIMEOUT_MS }),
  });

describe('a push', () => {
  let push: PushService;
  let send: SendPush;
  beforeAll(async () => {
    push = await startPushService();
    send = create(push.route);
  });
  afterEach(() => push.behaveWell());
  afterAll(() => push.close());

  async function message() {
    const created = await push.createSubscription({ applicationServerKey: vapid.publicKey });
    return {
      url: new URL(created.endpoint),
      body: encrypt(Buffer.from('Grüße'), created.keys),
      ttl: 60,
      urgency: 'high',
      topic: 'news',
    };
  }

  it('arrives whole', async () => {
    const sent = await message();
    expect(await send(sent)).toMatchObject({ status: 201, retryAfter: null, words: '' });
    const [delivery] = await push.deliveries({ endpoint: sent.url.href });
    const expected = { payload: 'Grüße', ttl: 60, urgency: 'high', topic: 'news' };
    expect(delivery?.message).toMatchObject(expected);
  });

  it('arrives with a hundred others at once, and after them', async () => {
    for (let round = 0; round < 2; round += 1) {
      const messages = await Promise.all(Array.from({ length: 100 }, message));
      const answers = await Promise.all(messages.map(send));
      expect(answers.every(({ status }) => status === 201)).toBe(true);
    }
  });

  it('is answered with the service’s own words, and when to come again', async () => {
    await push.behave({ answer: 429, headers: { 'Retry-After': '120' } });
    const words = 'Told to answer 429.';
    expect(await send(await message())).toMatchObject({ status: 429, retryAfter: '120', words });
  });

  it.each([
    ['a day ahead', 24],
    ['two days ahead', 48],
    ['a day behind', -24],
  ])('arrives also from a server whose clock is %s', async (_what, hours) => {
    const dates: number[] = [];
    const wrong = createVapidTokens({
      keys: vapid,
      subject: 'mailto:a@example.org',
      now: () => Date.now() + hours * 3_600_000,
    });
    const sendWrongly = createSendPush({
      tokens: wrong,
      dispatcher: createPushDispatcher({ connections: 10, route: push.route, timeout: TIMEOUT_MS }),
      onDate: (_origin, date) => dates.push(date),
    });
    expect(await sendWrongly(await message())).toMatchObject({ status: 201 });
    expect(Math.abs((dates[0] ?? 0) - Date.now())).toBeLessThan(60_000);
    const asked = (await push.deliveries()).length;
    // The next one goes by the push service's clock from the start.
    expect(await sendWrongly(await message())).toMatchObject({ status: 201 });
    expect(await push.deliveries()).toHaveLength(asked + 1);
    await push.forgetDeliveries();
  });

  it('does not follow a redirect', async () => {
    await push.behave({ answer: 307, headers: { location: 'https://127.0.0.1/' } });
    expect(await send(await message())).toMatchObject({ status: 307 });
  });

  it('fails when it is cut or never answered, and the next one arrives', async () => {
    await push.behave({ answer: 'cut' });
    expect(await send(await message())).toMatchObject({ status: null });
    await push.behave({ answer: 'hang' });
    const words = 'UND_ERR_HEADERS_TIMEOUT';
    expect(await send(await message())).toMatchObject({ status: null, retryAfter: null, words });
    await push.behaveWell();
    expect(await send(await message())).toMatchObject({ status: 201 });
  });

  it('is refused when it is too large', async () => {
    const large = { ...(await message()), body: randomBytes(5_000) };
    expect(await send(large)).toMatchObject({ status: 413 });
  });

  it('does not go to a service whose certificate is not good for its name', async () => {
    const { ca: _ca, ...untrusted } = push.route;
    const { words, status } = await create(untrusted)(await message());
    expect({ words, status }).toEqual({ words: 'DEPTH_ZERO_SELF_SIGNED_CERT', status: null });
    const elsewhere = { ...(await message()), url: new URL('https://elsewhere.test/fcm/send/x') };
    expect(await send(elsewhere)).toMatchObject({ words: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});
