import { describe, expect, it } from 'vitest';
import { connectRaw, type RawClient } from '../testing/raw-client.ts';
import { startChannels } from '../testing/start-channels.ts';

const WATCHLIST = 'pusher_internal:watchlist_events';

function watched(client: RawClient) {
  return client.received.filter(({ event }) => event === WATCHLIST).map(({ data }) => data);
}

describe('pusher:signin', () => {
  it('is confirmed with the user data that was signed', async () => {
    const { port } = await startChannels();
    const client = await connectRaw(port);
    expect(await client.signIn({ id: 'ana', name: 'Ana' })).toEqual({
      event: 'pusher:signin_success',
      data: { user_data: '{"id":"ana","name":"Ana"}' },
    });
  });

  it.each([
    ['a wrong signature', { auth: 'test-key:0', user_data: '{"id":"ana"}' }],
    ['no signature', { user_data: '{"id":"ana"}' }],
    ['no user data', { auth: 'test-key:0' }],
  ])('with %s closes with 4009', async (_what, data) => {
    const { port } = await startChannels();
    const client = await connectRaw(port);
    client.send({ event: 'pusher:signin', data });
    expect((await client.next('pusher:error')).data).toMatchObject({ code: 4009 });
    expect((await client.closed).code).toBe(4009);
  });

  it('of another user on the same connection closes with 4009', async () => {
    const { port } = await startChannels();
    const client = await connectRaw(port);
    await client.signIn({ id: 'ana' });
    await client.signIn({ id: 'ana' });
    await expect(client.signIn({ id: 'ben' })).rejects.toThrow('Closed');
    expect((await client.closed).code).toBe(4009);
  });

  it('lets the server reach the user, on each connection once', async () => {
    const { port, api } = await startChannels();
    const [first, second, other] = await Promise.all([
      connectRaw(port),
      connectRaw(port),
      connectRaw(port),
    ]);
    await Promise.all([
      first.signIn({ id: 'ana' }),
      second.signIn({ id: 'ana' }),
      other.signIn({ id: 'ben' }),
    ]);
    // As pusher-js does it after the sign-in.
    expect(await first.subscribe('#server-to-user-ana')).toMatchObject({
      event: 'pusher_internal:subscription_succeeded',
      channel: '#server-to-user-ana',
    });
    await api.sendToUser('ana', 'hello', { n: 1 });
    for (const client of [first, second]) {
      expect(await client.next('hello')).toEqual({
        event: 'hello',
        channel: '#server-to-user-ana',
        data: '{"n":1}',
      });
    }
    await Promise.all([first.settle(), other.settle()]);
    expect(first.received.filter(({ event }) => event === 'hello')).toHaveLength(1);
    expect(other.received.filter(({ event }) => event === 'hello')).toHaveLength(0);
  });

  it('alone opens the own channel of a user', async () => {
    const { port } = await startChannels();
    const client = await connectRaw(port);
    const refused = await client.subscribe('#server-to-user-ana');
    expect(refused.data).toMatchObject({ type: 'AuthError', status: 401 });
    await client.signIn({ id: 'ben' });
    const still = await client.subscribe('#server-to-user-ana');
    expect(still.data).toMatchObject({ type: 'AuthError', status: 401 });
  });

  it('lets the server end all connections of the user with 4009', async () => {
    const { port, api } = await startChannels();
    const [first, second, other] = await Promise.all([
      connectRaw(port),
      connectRaw(port),
      connectRaw(port),
    ]);
    await Promise.all([first.signIn({ id: 'a b' }), second.signIn({ id: 'a b' })]);
    await other.signIn({ id: 'ben' });
    const response = await api.terminateUserConnections('a b');
    expect(await response.json()).toEqual({});
    expect((await first.closed).code).toBe(4009);
    expect((await second.closed).code).toBe(4009);
    await other.settle();
  });
});

describe('a watchlist', () => {
  it('tells first who is online and who is not, then each change', async () => {
    const { port } = await startChannels();
    const ben = await connectRaw(port);
    await ben.signIn({ id: 'ben' });
    const ana = await connectRaw(port);
    await ana.signIn({ id: 'ana', watchlist: ['ben', 'cleo'] });
    expect((await ana.next(WATCHLIST)).data).toEqual({
      events: [
        { name: 'online', user_ids: ['ben'] },
        { name: 'offline', user_ids: ['cleo'] },
      ],
    });
    const cleo = await connectRaw(port);
    await cleo.signIn({ id: 'cleo' });
    expect((await ana.next(WATCHLIST)).data).toEqual({
      events: [{ name: 'online', user_ids: ['cleo'] }],
    });
    ben.webSocket.close();
    expect((await ana.next(WATCHLIST)).data).toEqual({
      events: [{ name: 'offline', user_ids: ['ben'] }],
    });
  });

  it('says offline only when the last connection of a user is gone', async () => {
    const { port } = await startChannels();
    const ana = await connectRaw(port);
    await ana.signIn({ id: 'ana', watchlist: ['ben'] });
    const [first, second] = await Promise.all([connectRaw(port), connectRaw(port)]);
    await first.signIn({ id: 'ben' });
    await second.signIn({ id: 'ben' });
    first.webSocket.close();
    await first.closed;
    await ana.settle();
    expect(watched(ana)).toHaveLength(2);
    second.webSocket.close();
    await ana.next(WATCHLIST);
    await ana.settle();
    expect(watched(ana).at(-1)).toEqual({ events: [{ name: 'offline', user_ids: ['ben'] }] });
  });

  it('of more than 100 users is cut, with 4302 beside the success', async () => {
    const { port } = await startChannels();
    const client = await connectRaw(port);
    const watchlist = Array.from({ length: 101 }, (_, index) => `user${index}`);
    await client.signIn({ id: 'ana', watchlist });
    expect((await client.next('pusher:error')).data).toMatchObject({ code: 4302 });
    expect((await client.next(WATCHLIST)).data).toEqual({
      events: [{ name: 'offline', user_ids: watchlist.slice(0, 100) }],
    });
    await client.settle();
  });
});
