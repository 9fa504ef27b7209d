import { describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { connectRaw, dataOf, type RawClient, type WireMessage } from '../testing/raw-client.ts';
import { startChannels } from '../testing/start-channels.ts';

const ROOM = 'presence-room';

async function join(port: number, userId: string, userInfo: object = { name: userId }) {
  const client = await connectRaw(port);
  const answer = await client.subscribe(ROOM, { user_id: userId, user_info: { ...userInfo } });
  return { client, answer };
}

function rosterOf(message: WireMessage) {
  const data: { presence: { ids: string[]; hash: Record<string, object>; count: number } } =
    JSON.parse(String(message.data));
  return data.presence;
}

function memberEvents(client: RawClient) {
  return client.received.filter(({ event }) => event.startsWith('pusher_internal:member_'));
}

/** The user ids as a client computes them: from its snapshot and what it was told since. */
function rosterSeenBy(client: RawClient): string[] {
  const ids = new Set<string>();
  for (const message of client.received) {
    if (message.event === 'pusher_internal:subscription_succeeded') {
      for (const id of rosterOf(message).ids) ids.add(id);
    } else if (message.event.startsWith('pusher_internal:member_')) {
      const { user_id: id }: { user_id: string } = JSON.parse(String(message.data));
      if (message.event.endsWith('added')) ids.add(id);
      else ids.delete(id);
    }
  }
  return [...ids].sort();
}

describe('presence', () => {
  it('gives who joins the roster, themselves included, in the order of joining', async () => {
    const { port } = await startChannels();
    await join(port, 'ana');
    const { answer } = await join(port, 'ben');
    expect(rosterOf(answer)).toEqual({
      ids: ['ana', 'ben'],
      hash: { ana: { name: 'ana' }, ben: { name: 'ben' } },
      count: 2,
    });
  });

  it('tells the others of a member who joins and one who leaves, and not the member', async () => {
    const { port } = await startChannels();
    const ana = await join(port, 'ana');
    const ben = await join(port, 'ben');
    expect(await ana.client.next()).toEqual({
      event: 'pusher_internal:member_added',
      channel: ROOM,
      data: '{"user_id":"ben","user_info":{"name":"ben"}}',
    });
    ben.client.unsubscribe(ROOM);
    expect(await ana.client.next()).toEqual({
      event: 'pusher_internal:member_removed',
      channel: ROOM,
      data: '{"user_id":"ben"}',
    });
    await Promise.all([ana.client.settle(), ben.client.settle()]);
    expect(memberEvents(ben.client)).toEqual([]);
    expect(memberEvents(ana.client)).toHaveLength(2);
  });

  it('counts a user once over several connections, until the last is gone', async () => {
    const { port } = await startChannels();
    const ana = await join(port, 'ana');
    const first = await join(port, 'ben');
    await ana.client.next('pusher_internal:member_added');
    const second = await join(port, 'ben');
    expect(rosterOf(second.answer).count).toBe(2);
    first.client.webSocket.close();
    await first.client.closed;
    await Promise.all([ana.client.settle(), second.client.settle()]);
    expect(memberEvents(ana.client)).toHaveLength(1);
    expect(memberEvents(second.client)).toEqual([]);
    second.client.webSocket.terminate();
    expect(dataOf(await ana.client.next())).toEqual({ user_id: 'ben' });
  });

  it('is the same for all after any joins and leaves: snapshot, events and HTTP API', async () => {
    const { port, api } = await startChannels();
    const observer = await join(port, 'observer');
    const stayed: RawClient[] = [];
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const { client } = await join(port, `user${index % 10}`);
        if (index % 3 === 0) client.unsubscribe(ROOM);
        else if (index % 3 === 1) client.webSocket.terminate();
        else stayed.push(client);
      }),
    );
    await eventually(async () => {
      await Promise.all([observer.client.settle(), ...stayed.map((client) => client.settle())]);
      const response = await api.get({ path: `/channels/${ROOM}/users` });
      const { users }: { users: { id: string }[] } = await response.json();
      const ids = users.map(({ id }) => id).sort();
      for (const client of [observer.client, ...stayed]) expect(rosterSeenBy(client)).toEqual(ids);
    });
    expect(stayed).toHaveLength(10);
  });

  it('takes the newest user_info for who joins later', async () => {
    const { port } = await startChannels();
    await join(port, 'ana', { name: 'Ana' });
    await join(port, 'ana', { name: 'Ana M.' });
    const { answer } = await join(port, 'ben');
    expect(rosterOf(answer).hash.ana).toEqual({ name: 'Ana M.' });
  });

  it('takes a user id that is a number as a string, and a member without user_info', async () => {
    const { port, api } = await startChannels();
    const client = await connectRaw(port);
    const channelData = '{"user_id":10}';
    const { auth } = api.authorizeChannel(client.socketId, ROOM, JSON.parse(channelData));
    client.send({
      event: 'pusher:subscribe',
      data: { channel: ROOM, auth, channel_data: channelData },
    });
    expect(rosterOf(await client.next())).toEqual({ ids: ['10'], hash: { 10: {} }, count: 1 });
  });

  it.each([
    ['of its prototype', '__proto__'],
    ['with quotes and a line break', 'a"b\\c\n'],
    ['beyond the basic plane', '😀é'],
    ['of 128 characters', 'u'.repeat(128)],
  ])('has room for a user id %s', async (_what, userId) => {
    const { port, api } = await startChannels();
    const { answer } = await join(port, userId, { name: userId });
    const { ids, hash } = rosterOf(answer);
    expect(ids).toEqual([userId]);
    expect(Object.entries(hash)).toEqual([[userId, { name: userId }]]);
    const users = await api.get({ path: `/channels/${ROOM}/users` });
    expect(await users.json()).toEqual({ users: [{ id: userId }] });
  });

  it.each([
    ['without a user id', {}],
    ['with an empty user id', { user_id: '' }],
    ['with an object for a user id', { user_id: {} }],
    ['with a user id of 129 characters', { user_id: 'u'.repeat(129) }],
    ['with more than 1 KB of user_info', { user_id: 'ana', user_info: { name: 'x'.repeat(1024) } }],
  ])('refuses a member %s', async (_what, data) => {
    const { port, api } = await startChannels();
    const client = await connectRaw(port);
    const signed = api.authorizeChannel(client.socketId, ROOM, { user_id: '', ...Object(data) });
    client.send({ event: 'pusher:subscribe', data: { channel: ROOM, ...signed } });
    expect(await client.next()).toMatchObject({
      event: 'pusher:subscription_error',
      channel: ROOM,
      data: { status: 400 },
    });
  });

  it('refuses a member when the channel is full, and welcomes one who is in it', async () => {
    const { port } = await startChannels({ limits: { presenceMembers: 2 } });
    await join(port, 'ana');
    const ben = await join(port, 'ben');
    expect((await join(port, 'cleo')).answer).toEqual({
      event: 'pusher:subscription_error',
      channel: ROOM,
      data: { type: 'LimitReached', error: expect.any(String), status: 4100 },
    });
    const again = await join(port, 'ben');
    expect(again.answer.event).toBe('pusher_internal:subscription_succeeded');
    again.client.unsubscribe(ROOM);
    ben.client.unsubscribe(ROOM);
    await Promise.all([again.client.settle(), ben.client.settle()]);
    expect(rosterOf((await join(port, 'cleo')).answer).ids).toEqual(['ana', 'cleo']);
  });

  it('has room for 100 members by default', async () => {
    const { port } = await startChannels();
    const answers = await Promise.all(
      Array.from({ length: 101 }, async (_, index) => (await join(port, `u${index}`)).answer),
    );
    const refused = answers.filter(({ event }) => event === 'pusher:subscription_error');
    expect(refused).toHaveLength(1);
  });

  it('takes who has signed in where no channel_data is given', async () => {
    const { port } = await startChannels();
    const client = await connectRaw(port);
    const refused = await client.subscribe(ROOM);
    expect(refused.data).toMatchObject({ status: 400 });
    await client.signIn({ id: 'ana', user_info: { name: 'Ana' } });
    const answer = await client.subscribe(ROOM);
    expect(rosterOf(answer).hash).toEqual({ ana: { name: 'Ana' } });
  });
});

describe('with a grace', () => {
  it('a member who is back in time neither left nor joined, also when the channel is full', async () => {
    const { port } = await startChannels({
      limits: { presenceGraceMs: 60_000, presenceMembers: 2 },
    });
    const ana = await join(port, 'ana');
    const ben = await join(port, 'ben');
    await ana.client.next('pusher_internal:member_added');
    ben.client.webSocket.terminate();
    await ben.client.closed;
    const back = await join(port, 'ben');
    expect(rosterOf(back.answer).ids).toEqual(['ana', 'ben']);
    await ana.client.settle();
    expect(memberEvents(ana.client)).toHaveLength(1);
  });

  it('a member who is not back goes when it is over', async () => {
    const { port, api } = await startChannels({ limits: { presenceGraceMs: 100 } });
    const ana = await join(port, 'ana');
    const ben = await join(port, 'ben');
    await ana.client.next('pusher_internal:member_added');
    ben.client.webSocket.terminate();
    expect(dataOf(await ana.client.next('pusher_internal:member_removed'))).toEqual({
      user_id: 'ben',
    });
    const channel = await api.get({ path: `/channels/${ROOM}`, params: { info: 'user_count' } });
    expect(await channel.json()).toEqual({ occupied: true, user_count: 1 });
  });

  it('a member who unsubscribes goes at once', async () => {
    const { port } = await startChannels({ limits: { presenceGraceMs: 60_000 } });
    const ana = await join(port, 'ana');
    const ben = await join(port, 'ben');
    ben.client.unsubscribe(ROOM);
    await ana.client.next('pusher_internal:member_removed');
  });
});
