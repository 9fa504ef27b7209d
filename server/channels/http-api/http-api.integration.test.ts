import type Pusher from 'pusher';
import { describe, expect, it } from 'vitest';
import { connectRaw, dataOf } from '../testing/raw-client.ts';
import { startChannels } from '../testing/start-channels.ts';

/** Sends a signed request and returns its status and body, whatever the status. */
async function request(
  { api, port }: { api: Pusher; port: number },
  method: 'GET' | 'POST',
  resource: string,
  { body, params = {} }: { body?: unknown; params?: Record<string, string> } = {},
) {
  const path = `/apps/1${resource}`;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const query = api.createSignedQueryString({
    method,
    path,
    params,
    ...(text === undefined ? {} : { body: text }),
  });
  const response = await fetch(`http://127.0.0.1:${port}${path}?${query}`, {
    method,
    ...(text === undefined ? {} : { body: text }),
  });
  const answer = await response.text();
  const json = response.headers.get('content-type') === 'application/json';
  return { status: response.status, body: json ? JSON.parse(answer) : answer };
}

function trigger(running: Awaited<ReturnType<typeof startChannels>>, body: unknown) {
  return request(running, 'POST', '/events', { body });
}

const EVENT = { name: 'event', channels: ['news'], data: '{}' };

describe('POST /events', () => {
  it('reaches the subscribers of each channel, and answers {}', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('a');
    await client.subscribe('private-b');
    const response = await trigger(running, { ...EVENT, channels: ['a', 'private-b', 'empty'] });
    expect(response).toEqual({ status: 200, body: {} });
    const events = [await client.next('event'), await client.next('event')];
    expect(new Set(events.map(({ channel }) => channel))).toEqual(new Set(['a', 'private-b']));
    expect(events[0]).toEqual({ event: 'event', channel: events[0]?.channel, data: '{}' });
  });

  it('takes one channel too, data of any text, and reaches it once where it is named twice', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('news');
    await trigger(running, { name: 'one', channel: 'news', data: 'plain "text" \u2028 é' });
    expect((await client.next('one')).data).toBe('plain "text" \u2028 é');
    await trigger(running, { ...EVENT, channels: ['news', 'news'] });
    await client.next('event');
    await client.settle();
    expect(client.received.filter(({ event }) => event === 'event')).toHaveLength(1);
  });

  it('leaves the connection out that socket_id names', async () => {
    const running = await startChannels();
    const [left, reached] = await Promise.all([connectRaw(running.port), connectRaw(running.port)]);
    await left.subscribe('news');
    await reached.subscribe('news');
    await running.api.trigger('news', 'event', {}, { socket_id: left.socketId });
    await running.api.trigger('news', 'last', {});
    await Promise.all([left.next('last'), reached.next('last')]);
    expect(left.received.map(({ event }) => event)).not.toContain('event');
    expect(reached.received.map(({ event }) => event)).toContain('event');
  });

  it('returns what info asks for, of each channel what it has', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('presence-a', { user_id: 'ana' });
    await client.subscribe('news');
    const channels = ['presence-a', 'news', '__proto__'];
    const info = 'user_count,subscription_count';
    expect((await trigger(running, { ...EVENT, channels, info })).body).toEqual({
      channels: JSON.parse(
        '{"presence-a":{"user_count":1,"subscription_count":1},"news":{"subscription_count":1},"__proto__":{"subscription_count":0}}',
      ),
    });
  });

  it.each([
    ['without a name', { ...EVENT, name: undefined }, 400],
    ['with an empty name', { ...EVENT, name: '' }, 400],
    ['with a name of 201 characters', { ...EVENT, name: 'a'.repeat(201) }, 400],
    ['without data', { ...EVENT, data: undefined }, 400],
    ['with null for data', { ...EVENT, data: null }, 400],
    ['without a channel', { ...EVENT, channels: undefined }, 400],
    ['with no channels', { ...EVENT, channels: [] }, 400],
    [
      'with 101 channels',
      { ...EVENT, channels: Array.from({ length: 101 }, (_, n) => `c${n}`) },
      400,
    ],
    ['with a channel that is no string', { ...EVENT, channels: [1] }, 400],
    ['with an odd channel name', { ...EVENT, channels: ['a b'] }, 400],
    ['with a channel name of 165 characters', { ...EVENT, channels: ['a'.repeat(165)] }, 400],
    ['with an odd socket_id', { ...EVENT, socket_id: 'x' }, 400],
    ['with an unknown info', { ...EVENT, info: 'weather' }, 400],
    ['that is no JSON', '{', 400],
    ['that is no object', '[]', 400],
    ['with 10241 bytes of data', { ...EVENT, data: 'x'.repeat(10_241) }, 413],
    ['with 10242 bytes in 5121 characters', { ...EVENT, data: 'é'.repeat(5121) }, 413],
    ['of more than 1 MB', { ...EVENT, extra: 'x'.repeat(1_048_576) }, 413],
  ])('refuses an event %s', async (_what, body, status) => {
    const response = await trigger(await startChannels(), body);
    expect(response).toEqual({ status, body: expect.stringMatching(/.+\n/) });
  });

  it('takes 100 channels, a name of 200 characters and 10240 bytes of data', async () => {
    const running = await startChannels();
    const channels = Array.from({ length: 100 }, (_, n) => `c${n}`);
    const body = { name: 'a'.repeat(200), channels, data: 'x'.repeat(10_240) };
    expect(await trigger(running, body)).toEqual({ status: 200, body: {} });
  });
});

describe('POST /batch_events', () => {
  it('sends each event to its channel, in order', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('a');
    const response = await running.api.triggerBatch([
      { channel: 'a', name: 'n', data: 1 },
      { channel: 'b', name: 'n', data: 2 },
      { channel: 'a', name: 'n', data: 3 },
    ]);
    expect(await response.json()).toEqual({});
    expect(dataOf(await client.next('n'))).toBe(1);
    expect(dataOf(await client.next('n'))).toBe(3);
  });

  it('returns info in the order of the events', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('presence-a', { user_id: 'ana' });
    const batch = [
      { channel: 'presence-a', name: 'n', data: '', info: 'user_count' },
      { channel: 'b', name: 'n', data: '' },
      { channel: 'b', name: 'n', data: '', info: 'subscription_count' },
    ];
    expect(await request(running, 'POST', '/batch_events', { body: { batch } })).toEqual({
      status: 200,
      body: { batch: [{ user_count: 1 }, {}, { subscription_count: 0 }] },
    });
  });

  const event = { channel: 'a', name: 'n', data: '' };
  it.each([
    ['of 11 events', { batch: Array.from({ length: 11 }, () => event) }, 400],
    ['without a list', {}, 400],
    ['with an event without a channel', { batch: [{ name: 'n', data: '' }] }, 400],
    ['with an unknown info', { batch: [{ ...event, info: 'weather' }] }, 400],
    [
      'with too much data in one event',
      { batch: [event, { ...event, data: 'x'.repeat(10_241) }] },
      413,
    ],
  ])('refuses a batch %s, and sends none of it', async (_what, body, status) => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('a');
    expect(await request(running, 'POST', '/batch_events', { body })).toMatchObject({ status });
    await client.settle();
    expect(client.received.map((message) => message.event)).not.toContain('n');
  });
});

describe('GET /channels', () => {
  it('lists what is occupied, by prefix, with the members of presence channels', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('news');
    await client.subscribe('presence-a', { user_id: 'ana' });
    await client.signIn({ id: 'ana' });
    await client.subscribe('#server-to-user-ana');
    expect(await request(running, 'GET', '/channels')).toEqual({
      status: 200,
      body: { channels: { news: {}, 'presence-a': {} } },
    });
    const params = { filter_by_prefix: 'presence-', info: 'user_count' };
    expect((await request(running, 'GET', '/channels', { params })).body).toEqual({
      channels: { 'presence-a': { user_count: 1 } },
    });
    client.webSocket.close();
    await client.closed;
    expect((await request(running, 'GET', '/channels')).body).toEqual({ channels: {} });
  });

  it.each([{}, { filter_by_prefix: 'private-' }, { filter_by_prefix: 'presence' }])(
    'refuses user_count with %j',
    async (params) => {
      const running = await startChannels();
      const response = await request(running, 'GET', '/channels', {
        params: { ...params, info: 'user_count' },
      });
      expect(response.status).toBe(400);
    },
  );
});

describe('GET /channels/{name}', () => {
  it('tells whether it is occupied, and what info asks for', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('presence-a', { user_id: 'ana' });
    await client.subscribe('cache-a');
    await running.api.trigger('cache-a', 'moved', { to: 1 });
    const get = async (name: string, info?: string) =>
      (await request(running, 'GET', `/channels/${name}`, { params: info ? { info } : {} })).body;
    expect(await get('presence-a')).toEqual({ occupied: true });
    expect(await get('presence-a', 'user_count,subscription_count')).toEqual({
      occupied: true,
      user_count: 1,
      subscription_count: 1,
    });
    expect(await get('presence-b', 'user_count')).toEqual({ occupied: false, user_count: 0 });
    expect(await get('cache-a', 'subscription_count,cache')).toEqual({
      occupied: true,
      subscription_count: 1,
      cache: { data: '{"to":1}', ttl: 1800 },
    });
    expect(await get('cache-b', 'cache')).toEqual({ occupied: false, cache: null });
  });

  it.each([
    ['news', 'user_count'],
    ['news', 'cache'],
    ['news', 'weather'],
    ['a%20b', ''],
  ])('refuses %s with info=%s', async (name, info) => {
    const running = await startChannels();
    const response = await request(running, 'GET', `/channels/${name}`, { params: { info } });
    expect(response.status).toBe(400);
  });

  it('refuses subscription_count where the app has it off', async () => {
    const running = await startChannels({ app: { subscriptionCount: false } });
    const params = { info: 'subscription_count' };
    expect((await request(running, 'GET', '/channels/news', { params })).status).toBe(400);
  });
});

describe('GET /channels/{name}/users', () => {
  it('lists the members of a presence channel, each once', async () => {
    const running = await startChannels();
    for (const userId of ['ana', 'ben', 'ana']) {
      await (await connectRaw(running.port)).subscribe('presence-a', { user_id: userId });
    }
    expect(await request(running, 'GET', '/channels/presence-a/users')).toEqual({
      status: 200,
      body: { users: [{ id: 'ana' }, { id: 'ben' }] },
    });
    expect((await request(running, 'GET', '/channels/presence-b/users')).body).toEqual({
      users: [],
    });
  });

  it('is refused for other channels', async () => {
    const response = await request(await startChannels(), 'GET', '/channels/private-a/users');
    expect(response.status).toBe(400);
  });
});

describe('any request', () => {
  it('needs a signature', async () => {
    const { port } = await startChannels();
    const response = await fetch(`http://127.0.0.1:${port}/apps/1/channels`);
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('auth_key');
  });

  it('whose body is not what was signed is refused', async () => {
    const { api, port } = await startChannels();
    const path = '/apps/1/events';
    const query = api.createSignedQueryString({
      method: 'POST',
      path,
      body: JSON.stringify(EVENT),
    });
    const body = JSON.stringify({ ...EVENT, name: 'forged' });
    const response = await fetch(`http://127.0.0.1:${port}${path}?${query}`, {
      method: 'POST',
      body,
    });
    expect(response.status).toBe(401);
  });

  it('for an app that is not there, or a resource, is answered with 404', async () => {
    const running = await startChannels();
    const base = `http://127.0.0.1:${running.port}`;
    expect((await fetch(`${base}/apps/2/channels`)).status).toBe(404);
    expect((await fetch(`${base}/apps`)).status).toBe(404);
    expect((await request(running, 'GET', '/weather')).status).toBe(404);
    expect((await request(running, 'GET', '/channels/a/b/c')).status).toBe(404);
  });

  it('with another method is answered with 405', async () => {
    const running = await startChannels();
    expect((await request(running, 'GET', '/events')).status).toBe(405);
    expect((await request(running, 'POST', '/channels')).status).toBe(405);
  });

  it('with a path that can not be decoded is answered with 400', async () => {
    const { port } = await startChannels();
    expect((await fetch(`http://127.0.0.1:${port}/apps/1/channels/%ff`)).status).toBe(400);
  });

  it('for a disabled app is answered with 403', async () => {
    const running = await startChannels({ app: { enabled: false } });
    expect((await request(running, 'GET', '/channels')).status).toBe(403);
  });

  it('of a browser is allowed from any origin', async () => {
    const { port } = await startChannels();
    const url = `http://127.0.0.1:${port}/apps/1/events`;
    const preflight = await fetch(url, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    const response = await fetch(url, { method: 'POST' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('elsewhere is left to the other listeners of the server', async () => {
    const { port } = await startChannels();
    const response = await fetch(`http://127.0.0.1:${port}/application`);
    expect(await response.text()).toBe('elsewhere');
  });
});
