import { describe, expect, it } from 'vitest';
import { connectRaw, dataOf, type RawClient } from '../testing/raw-client.ts';
import { libraryFor, startChannels } from '../testing/start-channels.ts';

async function connected(options?: Parameters<typeof startChannels>[0]) {
  const running = await startChannels(options);
  return { ...running, client: await connectRaw(running.port) };
}

function subscribeWith(client: RawClient, data: object) {
  client.send({ event: 'pusher:subscribe', data });
  return client.next();
}

describe('a subscription', () => {
  it('to a public channel needs no signature', async () => {
    const { client } = await connected({ app: { subscriptionCount: false } });
    expect(await client.subscribe('news')).toEqual({
      event: 'pusher_internal:subscription_succeeded',
      channel: 'news',
      data: '{}',
    });
  });

  it('may come with its data encoded as a string', async () => {
    const { client } = await connected();
    const message = await subscribeWith(client, Object('{"channel":"news"}'));
    expect(message.event).toBe('pusher_internal:subscription_succeeded');
  });

  it.each(['private-a', 'presence-a', 'private-encrypted-a', 'private-cache-a'])(
    'to %s is refused in-band without a signature, and the connection stays',
    async (channel) => {
      const { client } = await connected();
      expect(await subscribeWith(client, { channel })).toEqual({
        event: 'pusher:subscription_error',
        channel,
        data: { type: 'AuthError', error: expect.any(String), status: 401 },
      });
      await client.settle();
    },
  );

  it('is refused with a signature for another channel, socket or channel_data', async () => {
    const { port, client, api } = await connected();
    const other = await connectRaw(port);
    const member = { user_id: 'ana' };
    const stolen = [
      { channel: 'private-a', ...api.authorizeChannel(client.socketId, 'private-b') },
      { channel: 'private-a', ...api.authorizeChannel(other.socketId, 'private-a') },
      {
        channel: 'presence-a',
        ...api.authorizeChannel(client.socketId, 'presence-a', member),
        channel_data: '{"user_id":"ben"}',
      },
      { channel: 'private-a', auth: 'nonsense' },
      {
        channel: 'private-a',
        ...libraryFor(port, { id: '1', key: 'test-key', secret: 'wrong' }).authorizeChannel(
          client.socketId,
          'private-a',
        ),
      },
    ];
    for (const data of stolen) {
      expect((await subscribeWith(client, data)).data).toMatchObject({ status: 401 });
    }
  });

  it('signs channel_data on a private channel too, where it is there', async () => {
    const { client, api } = await connected();
    const signed = api.authorizeChannel(client.socketId, 'private-a', { user_id: 'ana' });
    const { auth } = signed;
    const unsigned = await subscribeWith(client, { channel: 'private-a', auth });
    expect(unsigned.data).toMatchObject({ status: 401 });
    const message = await subscribeWith(client, { channel: 'private-a', ...signed });
    expect(message.event).toBe('pusher_internal:subscription_succeeded');
  });

  it.each([
    ['with an odd character', 'a b'],
    ['that is empty', ''],
    ['of 165 characters', 'a'.repeat(165)],
    ['with a character beyond ASCII', 'ä'],
  ])('to a name %s is refused', async (_what, channel) => {
    const { client } = await connected();
    const message = await subscribeWith(client, { channel });
    expect(message).toMatchObject({ event: 'pusher:subscription_error', data: { status: 400 } });
  });

  it('to a name of 164 characters is welcome', async () => {
    const { client } = await connected();
    const message = await client.subscribe('a'.repeat(164));
    expect(message.event).toBe('pusher_internal:subscription_succeeded');
  });

  it('that is there already is an error', async () => {
    const { client } = await connected();
    await client.subscribe('news');
    client.requestSubscription('news');
    expect(await client.next('pusher:error')).toEqual({
      event: 'pusher:error',
      data: { code: null, message: 'Existing subscription to channel news' },
    });
  });

  it('that is not there can not be ended', async () => {
    const { client } = await connected();
    client.unsubscribe('news');
    expect((await client.next('pusher:error')).data).toMatchObject({ code: null });
  });

  it('beyond the limit of a connection is refused', async () => {
    const { client } = await connected({ limits: { channelsPerConnection: 1 } });
    await client.subscribe('a');
    const message = await client.subscribe('b');
    expect(message.data).toMatchObject({ type: 'LimitReached', status: 4100 });
    client.unsubscribe('a');
    expect((await client.subscribe('b')).event).toBe('pusher_internal:subscription_succeeded');
  });

  it('ends with unsubscribe: nothing comes any more', async () => {
    const { client, api } = await connected();
    await client.subscribe('news');
    client.unsubscribe('news');
    await client.settle();
    await api.trigger('news', 'late', {});
    await client.settle();
    expect(client.received.map(({ event }) => event)).not.toContain('late');
  });

  it('comes before any event of the channel, also where both come at once', async () => {
    const { port, api } = await startChannels({ app: { subscriptionCount: false } });
    const clients = await Promise.all(Array.from({ length: 20 }, () => connectRaw(port)));
    await Promise.all(
      clients.map(async (client) => {
        client.requestSubscription('news');
        await api.trigger('news', 'event', {});
      }),
    );
    await api.trigger('news', 'last', {});
    for (const client of clients) {
      await client.next('last');
      expect(client.received[1]?.event).toBe('pusher_internal:subscription_succeeded');
    }
  });
});

describe('subscription_count', () => {
  it('is told to all on each change, to who joins after the success', async () => {
    const { port, client } = await connected();
    await client.subscribe('news');
    expect(await client.next()).toEqual({
      event: 'pusher_internal:subscription_count',
      channel: 'news',
      data: '{"subscription_count":1}',
    });
    const other = await connectRaw(port);
    await other.subscribe('news');
    for (const each of [client, other]) {
      expect(dataOf(await each.next())).toEqual({ subscription_count: 2 });
    }
    other.webSocket.close();
    expect(dataOf(await client.next())).toEqual({ subscription_count: 1 });
  });

  it('is not told on presence channels', async () => {
    const { client } = await connected();
    await client.subscribe('presence-a', { user_id: 'ana' });
    await client.settle();
    const events = client.received.map(({ event }) => event);
    expect(events).not.toContain('pusher_internal:subscription_count');
  });

  it('is not told where the app has it off', async () => {
    const { client } = await connected({ app: { subscriptionCount: false } });
    await client.subscribe('news');
    await client.settle();
    const events = client.received.map(({ event }) => event);
    expect(events).not.toContain('pusher_internal:subscription_count');
  });
});

describe('a cache channel', () => {
  it('gives the last event to who subscribes, right after the success', async () => {
    const { port, api } = await startChannels({ app: { subscriptionCount: false } });
    await api.trigger('cache-place', 'moved', { to: 1 });
    await api.trigger('cache-place', 'moved', { to: 2 });
    const client = await connectRaw(port);
    await client.subscribe('cache-place');
    expect(await client.next()).toEqual({
      event: 'moved',
      channel: 'cache-place',
      data: '{"to":2}',
    });
    await client.settle();
    expect(client.received.filter(({ event }) => event === 'moved')).toHaveLength(1);
  });

  it.each(['cache-a', 'private-cache-a', 'private-encrypted-cache-a', 'presence-cache-a'])(
    'tells of a miss on %s, and does not keep client events',
    async (channel) => {
      const { port, client } = await connected({ app: { subscriptionCount: false } });
      const member = channel.startsWith('presence') ? { user_id: 'ana' } : undefined;
      await client.subscribe(channel, member);
      expect(await client.next()).toEqual({ event: 'pusher:cache_miss', channel });
      client.send({ event: 'client-moved', channel, data: {} });
      const other = await connectRaw(port);
      await other.subscribe(channel, member);
      expect(await other.next()).toEqual({ event: 'pusher:cache_miss', channel });
    },
  );
});

describe('an encrypted channel', () => {
  it('passes its data on as it is', async () => {
    const { client, api } = await connected({ app: { subscriptionCount: false } });
    await client.subscribe('private-encrypted-a');
    await api.trigger('private-encrypted-a', 'secret', { plain: true });
    const message = await client.next('secret');
    expect(dataOf(message)).toEqual({ nonce: expect.any(String), ciphertext: expect.any(String) });
  });
});
