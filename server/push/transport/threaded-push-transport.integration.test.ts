import { afterEach, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import type { PushTransportSettings } from './open-push-transport.ts';
import { createThreadedPushTransport } from './threaded-push-transport.ts';

const settings: PushTransportSettings = {
  vapid: { keys: webPush.generateVAPIDKeys(), subject: 'mailto:operator@alongside.example' },
  hosts: ['push.test'],
  route: { host: '127.0.0.1', port: 9 }, // nobody listens there
};
const transport = createThreadedPushTransport(settings);
afterEach(() => transport.close());

const delivery = { expiresAt: Date.now() + 60_000, urgency: 'normal', topic: 'news' };
const keys = {
  p256dh: webPush.generateVAPIDKeys().publicKey,
  auth: Buffer.alloc(16).toString('base64url'),
};
const message = (endpoint: string, p256dh = keys.p256dh) => ({
  endpoint,
  keys: { ...keys, p256dh },
  plaintext: 'Hello',
  passesOpenCircuit: false,
});
const never = new AbortController().signal;

describe('a threaded push transport', () => {
  it('answers each message, in order', async () => {
    const results = await transport.sendAll(
      [
        message('https://push.test/1'),
        message('https://elsewhere.test/2'),
        message('https://push.test/3', `B${'A'.repeat(86)}`),
      ],
      delivery,
      never,
    );
    expect(results).toMatchObject([
      { kind: 'answered', answer: { status: null, words: 'ECONNREFUSED' } },
      { kind: 'refused', reason: 'endpoint-refused' },
      { kind: 'refused', reason: 'bad-keys' },
    ]);
  });

  it('begins nothing when it is over, and can be used again after it was closed', async () => {
    const messages = [message('https://push.test/1')];
    expect(await transport.sendAll(messages, delivery, AbortSignal.abort())).toEqual([null]);
    expect(await transport.sendAll(messages, delivery, never)).toMatchObject([
      { kind: 'answered' },
    ]);
  });

  it('has what a thread was sending when it died tried again, and starts another', async () => {
    const { vapid } = settings;
    const keysNobodySignsWith = { publicKey: '', privateKey: '' };
    const broken = createThreadedPushTransport({
      ...settings,
      vapid: { ...vapid, keys: keysNobodySignsWith },
    });
    for (const endpoint of ['https://push.test/1', 'https://push.test/2']) {
      expect(await broken.sendAll([message(endpoint)], delivery, never)).toMatchObject([
        { kind: 'answered', answer: { status: null, words: expect.stringContaining('thread') } },
      ]);
    }
    await broken.close();
  });

  it('fails what is under way when it is closed', async () => {
    const sending = transport.sendAll([message('https://push.test/1')], delivery, never);
    const failed = expect(sending).rejects.toThrow('closed');
    await transport.close();
    await failed;
  });
});
