import { describe, expect, it } from 'vitest';
import { connectRaw } from '../testing/raw-client.ts';
import { request } from '../testing/signed-request.ts';
import { startChannels } from '../testing/start-channels.ts';

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
