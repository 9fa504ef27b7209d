import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChannelAuthorization, LocalClientToken, LocalToken } from './contract/api.ts';
import { EXTENSION_ORIGIN } from './contract/extension-id.ts';
import { DEMO_RULE } from './contract/sites/demo-rule.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from './testing/test-server.ts';

const SOCKET = '123.456';
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server?.[Symbol.asyncDispose]());

const ask = (path: string, init?: RequestInit) => server.ask(path, init);
const post = (path: string, body: unknown, bearer?: string) =>
  server.send('POST', path, body, bearer);

describe('the server on embedded defaults', () => {
  it('says how to connect, and nothing secret', async () => {
    const config = await (await ask('/api/config')).json();
    expect(config).toEqual({
      ...{ tag: expect.stringMatching(/^[\w-]{12}$/), api: 2, oldestExtension: '0.1.0' },
      identity: { kind: 'local' },
      channels: { key: 'alongside', cluster: null, host: null, port: null, tls: false },
      push: { vapidPublicKey: expect.stringMatching(/^B[\w-]{86}$/) },
      sites: [DEMO_RULE],
      visibility: {
        allowed: ['name', 'first-name', 'counted', 'offline'],
        byDefault: 'name',
      },
    });
  });

  it('is alive and ready', async () => {
    const alive = await ask('/healthz');
    expect(alive.status).toBe(200);
    // A name that is also another server's must not be bound to https by this one.
    expect(alive.headers.get('strict-transport-security')).toBeNull();
    expect(await (await ask('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('keeps its secrets to itself', async () => {
    for (const file of [
      'channels-secret',
      'local-identity.pem',
      'role-secret',
      'vapid-keys.json',
    ]) {
      expect((await stat(join(server.dataDir, file))).mode & 0o777).toBe(0o600);
    }
  });

  it('serves the demo course', async () => {
    const page = await ask('/courses/demo/chapters/2');
    expect(await page.text()).toContain('Why the Moon changes');
    expect((await ask('/courses/demo/chapters/99')).status).toBe(404);
  });

  it('allows the extension, and no web page, to read its answers', async () => {
    const allowed = await ask('/api/config');
    expect(allowed.headers.get('access-control-allow-origin')).toBe(EXTENSION_ORIGIN);
    const foreign = await ask('/api/config', { headers: { origin: 'https://evil.test' } });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('serves an extension in Firefox, whatever origin its installation has, without being told', async () => {
    const origin = 'moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc';
    const headers = { origin, 'content-type': 'application/json' };
    const body = JSON.stringify({ displayName: 'Fay' });
    const signIn = ask('/api/local-identity/sign-in', { method: 'POST', headers, body });
    const { clientToken } = await read(LocalClientToken, signIn);
    const authorization = `Bearer ${clientToken}`;
    const exchange = ask('/api/local-identity/token', {
      method: 'POST',
      headers: { origin, authorization },
    });
    const { token } = await read(LocalToken, exchange);
    const preferences = await ask('/api/me/preferences', {
      headers: { origin, authorization: `Bearer ${token}` },
    });
    expect(preferences.status).toBe(200);
    expect(preferences.headers.get('access-control-allow-origin')).toBe(origin);
  });
});

describe('POST /api/pusher/auth', () => {
  let ana: TestLearner;
  const form = (fields: Record<string, string>, token = ana.token) =>
    ask('/api/pusher/auth', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(fields),
    });

  beforeAll(async () => {
    ana = await server.signIn('Ana');
  });

  it('signs a chapter’s channel with who asks', async () => {
    const channel_name = 'presence-chapter-1';
    const answer = await read(ChannelAuthorization, form({ socket_id: SOCKET, channel_name }));
    expect(JSON.parse(answer.channel_data ?? '')).toEqual({
      user_id: ana.id,
      user_info: { id: ana.id, name: 'Ana', imageUrl: null, since: expect.any(Number) },
    });
    const secret = await readFile(join(server.dataDir, 'channels-secret'), 'utf8');
    const signed = `${SOCKET}:${channel_name}:${answer.channel_data}`;
    expect(answer.auth).toBe(
      `alongside:${createHmac('sha256', secret).update(signed).digest('hex')}`,
    );
  });

  it('marks who teaches the course, on its chapters alone', async () => {
    const ines = await server.signIn('Instructor', { role: true });
    const shown = async (course_id: string) => {
      const fields = { socket_id: SOCKET, channel_name: 'presence-chapter-1', course_id };
      const { channel_data } = await read(ChannelAuthorization, form(fields, ines.token));
      return JSON.parse(channel_data ?? '').user_info;
    };
    expect(await shown('demo')).toMatchObject({ id: ines.id, role: 'instructor' });
    expect(await shown('another')).not.toHaveProperty('role');
  });

  it('signs the platform’s channel with nothing that leads to who asks, but the same each time', async () => {
    const signed = async (socket_id: string) => {
      const fields = { socket_id, channel_name: 'presence-global' };
      const { channel_data } = await read(ChannelAuthorization, form(fields));
      return JSON.parse(channel_data ?? '');
    };
    const first = await signed(SOCKET);
    expect(Object.keys(first)).toEqual(['user_id']);
    expect(first.user_id).not.toContain(ana.id);
    expect(await signed('7.7')).toEqual(first);
  });

  it('signs a learner’s own channel', async () => {
    const answer = form({ socket_id: SOCKET, channel_name: `private-user-${ana.id}` });
    expect(await (await answer).json()).toEqual({
      auth: expect.stringMatching(/^alongside:[0-9a-f]{64}$/),
    });
  });

  it('takes JSON as well', async () => {
    const fields = { socket_id: SOCKET, channel_name: 'presence-chapter-1' };
    expect((await post('/api/pusher/auth', fields, ana.token)).status).toBe(200);
  });

  it.each([
    ['no socket id', { channel_name: 'presence-global' }, '400 malformed-socket-id'],
    [
      'a malformed socket id',
      { socket_id: '1:2', channel_name: 'presence-global' },
      '400 malformed-socket-id',
    ],
    ['no channel', { socket_id: SOCKET }, '400 malformed-channel'],
    [
      'a malformed channel',
      { socket_id: SOCKET, channel_name: 'presence global' },
      '400 malformed-channel',
    ],
    [
      'another person’s channel',
      { socket_id: SOCKET, channel_name: 'private-user-somebody' },
      '403 channel-forbidden',
    ],
    [
      'an unknown kind',
      { socket_id: SOCKET, channel_name: 'presence-staff' },
      '403 channel-forbidden',
    ],
    ['a public channel', { socket_id: SOCKET, channel_name: 'news' }, '403 channel-forbidden'],
    [
      'two different chapters',
      { socket_id: SOCKET, channel_name: 'presence-chapter-1', course_id: 'demo', chapter_id: '2' },
      '400 malformed-request',
    ],
  ])('refuses %s', async (_what, fields: Record<string, string>, code) => {
    expect(await problemIn(form(fields))).toBe(code);
  });

  it('refuses a body that is not JSON though it says so', async () => {
    const answer = ask('/api/pusher/auth', {
      method: 'POST',
      headers: { authorization: `Bearer ${ana.token}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect(await problemIn(answer)).toBe('400 malformed-request');
  });

  it('refuses a body without end', async () => {
    const answer = form({ socket_id: SOCKET, channel_name: 'a'.repeat(100_000) });
    expect(await problemIn(answer)).toBe('413 body-too-large');
  });

  it('refuses at once a body that only says how endless it is', async () => {
    const { hostname, port } = new URL(server.url());
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/pusher/auth HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${EXTENSION_ORIGIN}\r\n` +
        `Authorization: Bearer ${ana.token}\r\nContent-Length: 99999999999\r\n\r\n{`,
    );
    const [answer] = await once(socket, 'data');
    socket.destroy();
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each([
    ['none', undefined, '401 token-missing'],
    ['nonsense', 'nonsense', '401 token-refused'],
    ['one without signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', '401 token-refused'],
  ])('asks for a token, and %s will not do', async (_what, token, code) => {
    const fields = { socket_id: SOCKET, channel_name: 'presence-global' };
    expect(await problemIn(post('/api/pusher/auth', fields, token))).toBe(code);
  });
});

describe('a restart', () => {
  it('signs nobody out', async () => {
    const { clientToken, token } = await server.signIn('Dora');
    await server.restart();
    expect((await post('/api/local-identity/token', {}, clientToken)).status).toBe(200);
    const fields = { socket_id: SOCKET, channel_name: 'presence-global' };
    expect((await post('/api/pusher/auth', fields, token)).status).toBe(200);
  });
});
