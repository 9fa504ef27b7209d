import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connectRaw, dataOf, openRaw } from '../testing/raw-client.ts';
import { APP, startChannels } from '../testing/start-channels.ts';

const PATH = `/app/${APP.key}`;

describe('a handshake', () => {
  it('is answered with a socket id and the activity timeout, as a string', async () => {
    const { port } = await startChannels();
    const message = await openRaw(port).next();
    expect(message.event).toBe('pusher:connection_established');
    expect(typeof message.data).toBe('string');
    expect(dataOf(message)).toEqual({
      socket_id: expect.stringMatching(/^\d+\.\d+$/),
      activity_timeout: 120,
    });
  });

  it.each([
    ['of an unknown app', '/app/other?protocol=7', 4001],
    ['on another path', '/nowhere?protocol=7', 4005],
    ['on the path without a key', '/app?protocol=7', 4005],
    ['on a path below the key', `${PATH}/more?protocol=7`, 4005],
    ['with a version that is none', `${PATH}?protocol=7&version=!`, 4006],
    ['with an old protocol', `${PATH}?protocol=3`, 4007],
    ['with a protocol that is no number', `${PATH}?protocol=x`, 4007],
    ['without a protocol', PATH, 4008],
  ])('%s is told so and closed', async (_what, path, code) => {
    const { port } = await startChannels();
    const client = openRaw(port, path);
    expect(await client.next()).toEqual({
      event: 'pusher:error',
      data: { code, message: expect.any(String) },
    });
    expect((await client.closed).code).toBe(code);
  });

  it('of a disabled app is closed with 4003', async () => {
    const { port } = await startChannels({ app: { enabled: false } });
    expect((await openRaw(port).closed).code).toBe(4003);
  });

  it('beyond the quota is closed with 4004, until another connection goes', async () => {
    const { port } = await startChannels({ limits: { connections: 1 } });
    const first = await connectRaw(port);
    expect((await openRaw(port).closed).code).toBe(4004);
    first.webSocket.close();
    await first.closed;
    await connectRaw(port);
  });

  it('is left to other listeners for upgrades where there are any', async () => {
    const { port, http } = await startChannels();
    http.on('upgrade', (request, socket) => {
      if (request.url === '/elsewhere') socket.end('HTTP/1.1 418 Teapot\r\n\r\n');
    });
    const status = await new Promise((resolve) => {
      const webSocket = new WebSocket(`ws://127.0.0.1:${port}/elsewhere`);
      webSocket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      webSocket.on('error', () => webSocket.terminate());
    });
    expect(status).toBe(418);
    await connectRaw(port);
  });

  it('that is no WebSocket is refused without harm', async () => {
    const { port } = await startChannels();
    const response = await fetch(`http://127.0.0.1:${port}${PATH}?protocol=7`);
    expect(response.status).toBe(404);
    await connectRaw(port);
  });
});

describe('activity', { timeout: 15_000 }, () => {
  it('of the client is answered: pusher:ping with pusher:pong, a ping frame with a pong frame', async () => {
    const { port } = await startChannels();
    const client = await connectRaw(port);
    client.send({ event: 'pusher:ping', data: {} });
    expect(await client.next()).toEqual({ event: 'pusher:pong', data: '{}' });
    const pong = new Promise((resolve) => client.webSocket.once('pong', resolve));
    client.webSocket.ping('x');
    expect(String(await pong)).toBe('x');
  });

  it('that stops is asked for, and its lack closes with 4201', async () => {
    const { port } = await startChannels({
      limits: { activityTimeoutSeconds: 0.2, pongTimeoutSeconds: 0.2 },
    });
    const client = await connectRaw(port);
    expect(await client.next()).toEqual({ event: 'pusher:ping', data: '{}' });
    expect((await client.closed).code).toBe(4201);
  });

  it('that is a pong keeps the connection', async () => {
    const { port } = await startChannels({
      limits: { activityTimeoutSeconds: 0.2, pongTimeoutSeconds: 3 },
    });
    const client = await connectRaw(port);
    for (let pings = 0; pings < 3; pings += 1) {
      await client.next('pusher:ping');
      client.send({ event: 'pusher:pong', data: {} });
    }
    await client.settle();
    expect(client.webSocket.readyState).toBe(WebSocket.OPEN);
  });

  it('without authorization closes with 4009 where authorized connections are asked for', async () => {
    const { port } = await startChannels({
      limits: { authorizationTimeoutSeconds: 1 },
    });
    const [idle, subscribed, signedIn] = await Promise.all([
      connectRaw(port),
      connectRaw(port),
      connectRaw(port),
    ]);
    await idle.subscribe('public');
    await subscribed.subscribe('private-a');
    await signedIn.signIn({ id: 'ana' });
    expect((await idle.closed).code).toBe(4009);
    await Promise.all([subscribed.settle(), signedIn.settle()]);
  });
});

describe('on shutdown', () => {
  it('every connection is closed with a code that makes it back off, and new ones are refused', async () => {
    const { port, channels } = await startChannels();
    const clients = await Promise.all([connectRaw(port), connectRaw(port)]);
    const closing = channels.close();
    expect((await openRaw(port).closed).code).toBe(4100);
    for (const client of clients) expect((await client.closed).code).toBe(4100);
    await closing;
  });

  it('the connections are closed one after the other over the spread', async () => {
    const { port, channels } = await startChannels({ limits: { shutdownSpreadMs: 200 } });
    const clients = await Promise.all(Array.from({ length: 100 }, () => connectRaw(port)));
    const started = performance.now();
    const times = clients.map((client) => client.closed.then(() => performance.now() - started));
    await channels.close();
    const closed = (await Promise.all(times)).sort((a, b) => a - b);
    expect(closed.at(-1)).toBeGreaterThan(150);
    expect(closed[50]).toBeLessThan(closed.at(-1) ?? 0);
  });
});
