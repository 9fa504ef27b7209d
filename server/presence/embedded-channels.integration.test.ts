import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Activity, liveness } from '../channels/connection/liveness.ts';
import { DEFAULT_LIMITS } from '../channels/limits.ts';
import { dataOf, openRaw, type RawClient } from '../channels/testing/raw-client.ts';
import { ChannelAuthorization } from '../contract/api.ts';
import { UserAuthentication } from '../contract/presence.ts';
import { openTestServer, read, type TestLearner, type TestServer } from '../testing/test-server.ts';
import { EMBEDDED_LIMITS } from './embedded-channels.ts';

const SWEEP_MS = 1000;

const ROOM = 'presence-chapter-7';

let server: TestServer;
let webhooks: string[] = [];
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  webhooks.push(body);
  response.end();
});

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = Object(receiver.address());
  server = await openTestServer({
    CHANNELS_LIMITS_AUTHORIZATION_TIMEOUT_SECONDS: '2',
    CHANNELS_LIMITS_PRESENCE_MEMBERS: '1',
    CHANNELS_LIMITS_ADDRESS_SHARE_PERCENT: '1',
    TRUSTED_PROXIES: '127.0.0.2',
    CHANNELS_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
  });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  receiver.close();
});

async function connectTo(): Promise<RawClient> {
  const client = openRaw(Number(new URL(server.url()).port), '/app/alongside?protocol=7');
  const established = Object(dataOf(await client.next('pusher:connection_established')));
  client.socketId = established.socket_id;
  return client;
}

async function post(path: string, fields: Record<string, string>, { token }: TestLearner) {
  return server.ask(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(fields),
  });
}

async function signIn(client: RawClient, learner: TestLearner): Promise<void> {
  const fields = { socket_id: client.socketId };
  const data = await read(UserAuthentication, post('/api/pusher/user-auth', fields, learner));
  client.send({ event: 'pusher:signin', data });
  await client.next('pusher:signin_success');
}

async function join(client: RawClient, learner: TestLearner): Promise<string> {
  const fields = { socket_id: client.socketId, channel_name: ROOM };
  const data = await read(ChannelAuthorization, post('/api/pusher/auth', fields, learner));
  client.send({ event: 'pusher:subscribe', data: { ...data, channel: ROOM } });
  for (;;) {
    const { event, channel } = await client.next();
    if (channel === ROOM) return event;
  }
}

async function exchange(request: string): Promise<string> {
  const socket = connect(Number(new URL(server.url()).port), '127.0.0.1');
  socket.write(request);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

describe('the embedded Channels server under npm start', () => {
  it('knows only the product’s channels', async () => {
    const client = await connectTo();
    for (const channel of ['news', 'cache-a', 'presence-other', 'private-a', '__proto__']) {
      client.send({ event: 'pusher:subscribe', data: { channel, auth: 'alongside:0' } });
      expect((await client.next('pusher:subscription_error')).data).toMatchObject({
        type: 'InvalidChannel',
      });
    }
    client.send({ event: 'client-a', channel: ROOM, data: {} });
    expect((await client.next('pusher:error')).data).toMatchObject({
      message: expect.stringContaining('not enabled'),
    });
  });

  it('closes a connection that has joined a chapter and never signs in, and no other', async () => {
    const [ana, ben] = [await server.signIn('Ana'), await server.signIn('Ben')];
    const [silent, good] = [await connectTo(), await connectTo()];
    expect(await join(silent, ana)).toMatch(/subscription_succeeded$/);
    await signIn(good, ben);
    expect((await silent.closed).code).toBe(4009);
    expect(await join(good, ben)).toMatch(/subscription_succeeded$/);
    await good.settle();
    good.webSocket.close();
  });

  it('takes its limits and its webhooks by env', async () => {
    const [cleo, dan] = [await server.signIn('Cleo'), await server.signIn('Dan')];
    const [first, second] = [await connectTo(), await connectTo()];
    await Promise.all([signIn(first, cleo), signIn(second, dan)]);
    webhooks = [];
    const hooked = once(receiver, 'request');
    expect(await join(first, cleo)).toMatch(/subscription_succeeded$/);
    expect(await join(second, dan)).toBe('pusher:subscription_error');
    await hooked;
    await expect
      .poll(() => webhooks.join())
      .toContain(`"channel":"${ROOM}","user_id":"${cleo.id}"`);
  });

  it('ends a client that was silent for 45 s, however its silence falls between two looks', () => {
    const limits = { ...DEFAULT_LIMITS, ...EMBEDDED_LIMITS };
    for (let offsetMs = 0; offsetMs < SWEEP_MS; offsetMs += 100) {
      const activity: Activity = { lastSeen: 0, pingedAt: null };
      let now = offsetMs;
      for (let state = ''; state !== 'dead'; now += SWEEP_MS) {
        state = liveness(activity, now, limits);
        if (state === 'ping') activity.pingedAt = now;
      }
      expect(now - SWEEP_MS).toBeLessThanOrEqual(45_000);
    }
  });

  it('tells clients of the silence after which it pings them, which is longer than the extension’s', async () => {
    const client = openRaw(Number(new URL(server.url()).port), '/app/alongside?protocol=7');
    expect(dataOf(await client.next('pusher:connection_established'))).toMatchObject({
      activity_timeout: 21,
    });
  });
});

describe('the server’s port', () => {
  it('serves /healthz to curl --http2, which offers an upgrade to h2c', async () => {
    const headers = 'Host: 127.0.0.1\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c';
    expect(await exchange(`GET /healthz HTTP/1.1\r\n${headers}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });

  it('serves /healthz to HTTP/1.0 without a Host', async () => {
    expect(await exchange('GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('takes of one address so many connections, of a trusted proxy any number', async () => {
    const port = Number(new URL(server.url()).port);
    const openFrom = async (localAddress: string) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress });
      await once(socket, 'connect');
      return socket;
    };
    for (const address of ['127.0.0.2', '127.0.0.3']) {
      const first = await openFrom(address);
      const error = new Promise((resolve) => first.once('error', resolve));
      // Of 21,000 places one in a hundred is 210.
      const others = [];
      for (let count = 0; count < 210; count += 1) others.push(await openFrom(address));
      const request = 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n';
      if (address === '127.0.0.3') expect(await error).toMatchObject({ code: 'ECONNRESET' });
      else {
        first.write(request);
        expect(String(await once(first, 'data'))).toContain('200 OK');
      }
      for (const socket of others) socket.destroy();
    }
  });
});
