import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { eventually } from './testing/eventually.ts';
import { connectRaw, openRaw } from './testing/raw-client.ts';
import { clientFrame, closeCode, openSocket, openWebSocket } from './testing/raw-socket.ts';
import { type RunningChannels, startChannels } from './testing/start-channels.ts';
import { watchBacklog } from './testing/watch-backlog.ts';

async function occupied({ api }: RunningChannels): Promise<string[]> {
  const response = await api.get({ path: '/channels' });
  const { channels }: { channels: object } = await response.json();
  return Object.keys(channels);
}

describe('a client that breaks the rules', () => {
  it.each(['', '{', 'null', '[1]', '"x"', '{"event":null}', '{"event":"nonsense"}', '\u0000'])(
    'by sending %j is told so and stays',
    async (text) => {
      const { port } = await startChannels();
      const client = await connectRaw(port);
      client.send(text);
      expect((await client.next('pusher:error')).data).toEqual({
        code: null,
        message: expect.any(String),
      });
      await client.settle();
    },
  );

  it.each([
    ['a binary frame', clientFrame('{}', 0x82), 1003],
    ['invalid UTF-8', clientFrame(Buffer.from([0xc3, 0x28])), 1007],
    ['a message of 1 MB', clientFrame('x'.repeat(1_048_576)), 1009],
    ['an unmasked frame', Buffer.from([0x81, 0x02, 0x7b, 0x7d]), 1002],
    ['a reserved opcode', clientFrame('{}', 0x83), 1002],
    ['a compressed frame', clientFrame('{}', 0xc1), 1002],
    ['a ping that is too long', clientFrame('x'.repeat(126), 0x89), 1002],
    ['a continuation of nothing', clientFrame('{}', 0x80), 1002],
    [
      'a message in a thousand parts',
      Buffer.concat([
        clientFrame('x', 0x01),
        ...Array.from({ length: 1000 }, () => clientFrame('x', 0x00)),
      ]),
      1008,
    ],
  ])('by sending %s is closed, and no other', async (_what, bytes, code) => {
    const { port } = await startChannels();
    const other = await connectRaw(port);
    const { socket } = await openWebSocket(port);
    socket.write(bytes);
    expect(await closeCode(socket)).toBe(code);
    await other.settle();
  });

  it('can not change what objects are', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    for (const text of [
      '{"__proto__":{"polluted":1},"event":"pusher:ping"}',
      '{"event":"pusher:subscribe","data":{"channel":"a","__proto__":{"polluted":1}}}',
      '{"event":"pusher:subscribe","data":{"channel":"__proto__"}}',
      '{"event":"pusher:subscribe","data":{"channel":"constructor"}}',
      '{"event":"client-a","channel":"private-a","data":{"constructor":{"prototype":{"polluted":1}}}}',
    ]) {
      client.send(text);
    }
    const member = { user_id: '__proto__', user_info: JSON.parse('{"__proto__":{"polluted":1}}') };
    await client.subscribe('presence-a', member);
    await running.api.trigger('__proto__', 'constructor', '{"__proto__":{"polluted":1}}');
    await client.next('constructor');
    expect((await occupied(running)).sort()).toEqual([
      '__proto__',
      'a',
      'constructor',
      'presence-a',
    ]);
    expect(Object({}).polluted).toBeUndefined();
  });

  it('can not replay what was signed for another purpose, but a server may repeat itself', async () => {
    const { api, port } = await startChannels();
    const body = JSON.stringify({ name: 'event', channels: ['news'], data: '{}' });
    const path = '/apps/1/events';
    const query = api.createSignedQueryString({ method: 'POST', path, body });
    const base = `http://127.0.0.1:${port}`;
    const post = (url: string) => fetch(url, { method: 'POST', body });
    expect((await post(`${base}${path}?${query}`)).status).toBe(200);
    expect((await post(`${base}${path}?${query}`)).status).toBe(200);
    expect((await post(`${base}/apps/1/batch_events?${query}`)).status).toBe(401);
    expect((await fetch(`${base}${path}?${query}`)).status).toBe(401);
    const later = query.replace(/auth_timestamp=\d+/, `auth_timestamp=${Date.now()}`);
    expect((await post(`${base}${path}?${later}`)).status).toBe(401);
  });
});

describe('a flood', () => {
  it('of 10,000 channels on one connection is served while others are, and leaves nothing', async () => {
    const running = await startChannels({ limits: { messagesPerSecond: 0 } });
    const [many, other] = await Promise.all([connectRaw(running.port), connectRaw(running.port)]);
    for (let n = 0; n < 10_001; n += 1) {
      many.send({ event: 'pusher:subscribe', data: { channel: `channel-${n}` } });
    }
    await other.settle();
    expect((await many.next('pusher:subscription_error')).data).toMatchObject({ status: 4100 });
    await many.settle();
    expect(await occupied(running)).toHaveLength(10_000);
    many.webSocket.terminate();
    await eventually(async () => expect(await occupied(running)).toEqual([]));
    await other.settle();
  }, 15_000);

  it('of connections beyond the quota is turned away, each with 4004', async () => {
    const { port } = await startChannels({ limits: { connections: 20 } });
    const clients = Array.from({ length: 120 }, () => openRaw(port));
    const codes = clients.map((client) => client.closed.then(({ code }) => code));
    const first = await Promise.all(clients.map((client) => client.next()));
    const established = clients.filter(
      (_, index) => first[index]?.event === 'pusher:connection_established',
    );
    expect(established).toHaveLength(20);
    await Promise.all(established.map((client) => client.settle()));
    for (const client of established) client.webSocket.close();
    expect((await Promise.all(codes)).filter((code) => code === 4004)).toHaveLength(100);
  });

  it('of sockets that never speak stops no one', async () => {
    const { port } = await startChannels();
    await Promise.all(Array.from({ length: 200 }, () => openSocket(port)));
    await (await connectRaw(port)).settle();
  });

  it('of headers is cut off', async () => {
    const { port } = await startChannels();
    const socket = await openSocket(port);
    socket.write('GET /app/test-key?protocol=7 HTTP/1.1\r\n');
    socket.write(`X-Flood: ${'x'.repeat(100_000)}\r\n`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('431');
    await (await connectRaw(port)).settle();
  });

  it('of a body that nobody signed is not read', async () => {
    const { port } = await startChannels();
    const socket = await openSocket(port);
    socket.write('POST /apps/1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n{');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('401');
  });

  it('of pings whose answers are not read ends with the connection', async () => {
    const { port, http } = await startChannels({
      limits: { backlogBytes: 65_536, messagesPerSecond: 0 },
    });
    const backlog = watchBacklog(http);
    const other = await connectRaw(port);
    const { socket } = await openWebSocket(port);
    socket.pause();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const pings = Buffer.concat(
      Array.from({ length: 2000 }, () => clientFrame('{"event":"pusher:ping","data":{}}')),
    );
    while (!socket.destroyed && socket.writable) {
      await new Promise((resolve) => socket.write(pings, resolve));
      if (backlog.ended() > 0) break;
    }
    socket.resume();
    await closed;
    expect(backlog.largest()).toBeLessThan(2 * 1_048_576);
    await other.settle();
  }, 20_000);
});

describe('a client that is as good as gone', () => {
  it('by not reading is closed with 4100, costs little, and holds up nobody', async () => {
    const { port, api, http } = await startChannels();
    const backlog = watchBacklog(http);
    const { socket } = await openWebSocket(port);
    const good = await connectRaw(port);
    await good.subscribe('news');
    socket.write(clientFrame('{"event":"pusher:subscribe","data":{"channel":"news"}}'));
    for (let count = 0; count < 2; ) {
      const message = await good.next('pusher_internal:subscription_count');
      count = JSON.parse(String(message.data)).subscription_count;
    }
    socket.pause();
    const data = 'x'.repeat(10_000);
    let sent = 0;
    const trigger = () =>
      api.triggerBatch(
        Array.from({ length: 10 }, () => ({ channel: 'news', name: `n${sent++}`, data })),
      );
    while (backlog.largest() < 1_048_576) await trigger();
    for (let more = 0; more < 5; more += 1) await trigger();
    expect(await closeCode(socket)).toBe(4100);
    for (let more = 0; more < 50; more += 1) await trigger();
    await good.next(`n${sent - 1}`);
    expect(good.received.filter(({ event }) => /^n\d/.test(event))).toHaveLength(sent);
    expect(backlog.largest()).toBeLessThan(2 * 1_048_576);
  }, 20_000);

  it('by its close frame has left, however long its TCP connection stays', async () => {
    const { port, api, http } = await startChannels();
    const witness = await connectRaw(port);
    await witness.subscribe('presence-a', { user_id: 'witness' });
    const connected = new Promise<Socket>((resolve) => http.once('connection', resolve));
    const { socket, socketId } = await openWebSocket(port);
    const signed = api.authorizeChannel(socketId, 'presence-a', { user_id: 'gone' });
    const data = { channel: 'presence-a', ...signed };
    socket.write(clientFrame(JSON.stringify({ event: 'pusher:subscribe', data })));
    await witness.next('pusher_internal:member_added');
    socket.allowHalfOpen = true;
    socket.write(clientFrame(Buffer.from([0x03, 0xe8]), 0x88));
    await witness.next('pusher_internal:member_removed');
    expect((await connected).destroyed).toBe(false);
  });

  it('by the clock alone, which was set an hour ahead, is not', async () => {
    const { port } = await startChannels({
      limits: { activityTimeoutSeconds: 0.2, pongTimeoutSeconds: 3 },
    });
    const pinged = await connectRaw(port);
    await pinged.next('pusher:ping');
    const clock = Date.now;
    const now = vi.spyOn(Date, 'now').mockImplementation(() => clock() + 3_600_000);
    onTestFinished(() => now.mockRestore());
    // Its ping says that all connections have been looked at since.
    await (await connectRaw(port)).next('pusher:ping');
    pinged.send({ event: 'pusher:pong', data: {} });
    await pinged.settle();
  });

  it('by a broken line is closed with 4201, and its member leaves', async () => {
    const { port, api } = await startChannels({
      limits: { activityTimeoutSeconds: 0.5, pongTimeoutSeconds: 0.5 },
    });
    const witness = await connectRaw(port);
    await witness.subscribe('presence-a', { user_id: 'witness' });
    const { socket, socketId } = await openWebSocket(port);
    const signed = api.authorizeChannel(socketId, 'presence-a', { user_id: 'gone' });
    const data = { channel: 'presence-a', ...signed };
    socket.write(clientFrame(JSON.stringify({ event: 'pusher:subscribe', data })));
    await witness.next('pusher_internal:member_added');
    const keepAlive = setInterval(() => witness.send({ event: 'pusher:ping', data: {} }), 50);
    expect(await closeCode(socket)).toBe(4201);
    await witness.next('pusher_internal:member_removed');
    clearInterval(keepAlive);
  }, 10_000);
});
