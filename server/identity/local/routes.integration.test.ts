import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemBody } from '../../contract/api.ts';
import { EXTENSION_ORIGIN } from '../../contract/extension-id.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from '../../testing/test-server.ts';

const SOCKET = '123.456';
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server?.[Symbol.asyncDispose]());

const ask = (path: string, init?: RequestInit) => server.ask(path, init);
const post = (path: string, body: unknown, bearer?: string) =>
  server.send('POST', path, body, bearer);

describe('the local identity', () => {
  it('takes one name for one person, on any number of browsers', async () => {
    const [first, second] = await Promise.all([server.signIn('Ben'), server.signIn('ben')]);
    expect(second.id).toBe(first.id);
    expect(second.clientToken).not.toBe(first.clientToken);
  });

  it.each([...['', '   ', '\u200b', '\u3164', '\u2800', '\u00ad', '\u200d', '\u115f\u{e0041} ']])(
    'refuses the name %j, which shows nothing',
    async (displayName) => {
      const answer = post('/api/local-identity/sign-in', { displayName });
      expect(await problemIn(answer)).toBe('422 display-name-unusable');
    },
  );

  it('says which field is wrong', async () => {
    const problem = await read(
      ProblemBody,
      post('/api/local-identity/sign-in', { displayName: 7 }),
    );
    expect(problem).toMatchObject({ status: 400, detail: expect.stringContaining('displayName') });
  });

  it('gives no token after signing out', async () => {
    const { clientToken } = await server.signIn('Cem');
    expect((await post('/api/local-identity/sign-out', {}, clientToken)).status).toBe(204);
    expect(await problemIn(post('/api/local-identity/token', {}, clientToken))).toBe(
      '401 signed-out',
    );
  });

  it('lets nobody back in by a token of before signing out, here or everywhere', async () => {
    const [here, elsewhere, another] = [
      await server.signIn('Dan'),
      await server.signIn('Dan'),
      await server.signIn('Dan'),
    ];
    const join = ({ token }: TestLearner) =>
      ask('/api/pusher/user-auth', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: new URLSearchParams({ socket_id: SOCKET }),
      });
    await post('/api/local-identity/sign-out', {}, here.clientToken);
    expect(await problemIn(join(here))).toBe('401 token-refused');
    expect((await join(elsewhere)).status).toBe(200);
    await post('/api/local-identity/sign-out-everywhere', {}, elsewhere.clientToken);
    expect(await problemIn(join(elsewhere))).toBe('401 token-refused');
    expect(await problemIn(join(another))).toBe('401 token-refused');
    expect((await join(await server.signIn('Dan'))).status).toBe(200);
  });

  it.each([
    'Forwarded',
    'Via',
    'X-Forwarded-For',
    'X-Forwarded-Proto',
    'X-Forwarded-Port',
    'X-Forwarded-Server',
    'X-Real-IP',
    'CF-Connecting-IP',
    'True-Client-IP',
  ])('serves nothing through a proxy that adds %s, not even to who has a token', async (name) => {
    const { token, clientToken } = await server.signIn('Eva');
    const headers = { [name]: '127.0.0.1' };
    const refused = (path: string, bearer: string, method = 'GET') =>
      problemIn(ask(path, { method, headers: { ...headers, authorization: `Bearer ${bearer}` } }));
    for (const path of ['/api/me/preferences', '/api/admin/me', '/api/config', '/admin']) {
      expect(await refused(path, token)).toBe('403 local-identity-refused');
    }
    for (const path of ['/api/local-identity/token', '/api/pusher/auth']) {
      expect(await refused(path, clientToken, 'POST')).toBe('403 local-identity-refused');
    }
    expect(await refused('/courses/demo/chapters/1', token)).toBe('403 local-identity-refused');
    expect((await ask('/healthz', { headers })).status).toBe(200);
  });

  it('serves nothing through a proxy that adds no header but speaks HTTP/1.0', async () => {
    const { token } = await server.signIn('Eva');
    const socket = connect(Number(new URL(server.url()).port), '127.0.0.1');
    socket.end(
      `GET /api/me/preferences HTTP/1.0\r\nHost: 127.0.0.1:8787\r\nOrigin: ${EXTENSION_ORIGIN}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).toContain('local-identity-refused');
  });

  it('keeps web pages out', async () => {
    const answer = ask('/api/local-identity/sign-in', {
      method: 'POST',
      headers: { origin: 'https://evil.test', 'content-type': 'application/json' },
      body: '{"displayName":"Eve"}',
    });
    expect(await problemIn(answer)).toBe('403 local-identity-refused');
  });
});
