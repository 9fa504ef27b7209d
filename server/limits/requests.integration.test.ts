import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ORIGIN } from '../contract/extension-id.ts';
import { createTokenIssuer } from '../identity/testing/token-issuer.ts';
import { openTestServer, problemIn, type TestServer } from '../testing/test-server.ts';

/** In a minute. */
const PERSON_REQUESTS = 12;
const FAILED_TOKENS = 8;
const ADDRESS_REQUESTS = 40;
const CRITICAL = 2;

const issuer = createTokenIssuer();
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({
    CLERK_PUBLISHABLE_KEY: `pk_test_${Buffer.from('clerk.test$').toString('base64')}`,
    CLERK_JWT_KEY: issuer.publicKey,
    PUBLIC_ORIGIN: 'https://alongside.test',
    COURSE_ORIGINS: 'https://learn.test',
    TRUSTED_PROXIES: '127.0.0.1',
    LIMITS_PERSON_REQUESTS_PER_MINUTE: String(PERSON_REQUESTS),
    LIMITS_ADDRESS_FAILED_TOKENS_PER_MINUTE: String(FAILED_TOKENS),
    LIMITS_ADDRESS_REQUESTS_PER_MINUTE: String(ADDRESS_REQUESTS),
    LIMITS_SENDER_CRITICAL_PER_MINUTE: String(CRITICAL),
  });
});
afterAll(() => server?.[Symbol.asyncDispose]());

const tokenOf = (sub: string, role = 'learner') =>
  issuer.token({ sub, azp: EXTENSION_ORIGIN, metadata: { role } });
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

async function preferences(token: string, address = '198.51.100.1'): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': address };
  return server.ask('/api/me/preferences', { headers });
}

describe('too many requests', () => {
  it('of one person are refused until later, and nobody else’s', async () => {
    const [ana, ben] = [await tokenOf('ana'), await tokenOf('ben')];
    const answers = await Promise.all(Array.from({ length: 30 }, () => preferences(ana)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(PERSON_REQUESTS);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    // Without this the extension could not read it.
    expect(refused?.headers.get('access-control-expose-headers')).toContain('retry-after');
    expect(await problemIn(preferences(ana))).toBe('429 too-many-requests');
    expect((await preferences(ben)).status).toBe(200);
  });

  it('is told alike whether a body comes with them or not, and to whom it may be read', async () => {
    const gil = await tokenOf('gil');
    for (let request = 0; request <= PERSON_REQUESTS; request++) await preferences(gil);
    const answerFor = async (origin: string, body: string | null) => {
      const headers = { authorization: `Bearer ${gil}`, origin };
      const method = body === null ? 'GET' : 'PUT';
      const answer = await server.ask('/api/me/preferences', { method, headers, body });
      const of = (name: string) => answer.headers.get(name);
      return {
        status: answer.status,
        code: (await problemIn(Promise.resolve(answer))).split(' ').at(-1),
        type: of('content-type'),
        cache: of('cache-control'),
        waits: Number(of('retry-after')) > 0,
        readBy: of('access-control-allow-origin'),
        exposed: of('access-control-expose-headers'),
        vary: of('vary'),
      };
    };
    for (const origin of [EXTENSION_ORIGIN, 'https://evil.test']) {
      const said = await answerFor(origin, null);
      expect(said).toMatchObject({ status: 429, code: 'too-many-requests', waits: true });
      expect(said.readBy).toBe(origin === EXTENSION_ORIGIN ? origin : null);
      expect(await answerFor(origin, '{}')).toEqual(said);
    }
  });

  it('with bad tokens are refused to their address, as a trusted proxy names it', async () => {
    for (let request = 0; request < FAILED_TOKENS; request++) {
      expect(await problemIn(preferences('bad', '198.51.100.7'))).toBe('401 token-refused');
    }
    expect(await problemIn(preferences('bad', '198.51.100.7'))).toBe('429 too-many-requests');
    // Who is somebody gets in from there, and bad tokens from elsewhere are told what they are.
    expect((await preferences(await tokenOf('cem'), '198.51.100.7')).status).toBe(200);
    expect(await problemIn(preferences('bad', '198.51.100.8'))).toBe('401 token-refused');
  });

  it('before sign-in are refused to their address, of IPv6 to its /64', async () => {
    const ask = (path: string, address: string) => server.ask(path, from(address));
    for (let request = 0; request < ADDRESS_REQUESTS; request++) {
      const path = request % 2 === 0 ? '/api/config' : '/admin';
      expect((await ask(path, `2001:db8::${request}`)).status).toBe(200);
    }
    const refused = await ask('/api/config', '2001:db8::ffff');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('access-control-allow-origin')).toBe(EXTENSION_ORIGIN);
    expect((await ask('/admin', '2001:db8::1')).status).toBe(429);
    expect((await ask('/api/config', '2001:db8:0:1::1')).status).toBe(200);
    expect((await preferences(await tokenOf('dora'), '2001:db8::1')).status).toBe(200);
  });

  it('whether it is well are answered all the same', async () => {
    const answers = await Promise.all(
      Array.from({ length: 2 * ADDRESS_REQUESTS }, () => server.ask('/healthz')),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('to send what is critical are refused to their sender, who may send what is not', async () => {
    const ada = await tokenOf('ada', 'admin');
    const send = (critical: boolean) => {
      const draft = { title: 'Hello', url: 'https://learn.test/', audience: { type: 'everyone' } };
      return server.send('POST', '/api/admin/notifications', { ...draft, critical }, ada);
    };
    for (let sent = 0; sent < CRITICAL; sent++) expect((await send(true)).status).toBe(202);
    expect(await problemIn(send(true))).toBe('429 too-many-requests');
    expect((await send(false)).status).toBe(202);
  });
});

it('an answer about a person is kept by no cache', async () => {
  for (const path of ['/api/me/preferences', '/api/me/notifications']) {
    const headers = { authorization: `Bearer ${await tokenOf('elif')}` };
    const answer = await server.ask(path, { headers });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  }
});

it('what browsers are sent is kept for ever where its name tells what is in it, and nothing else', async () => {
  const page = await server.ask('/admin');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const [script = ''] = /\/pages\/admin-[\w-]+\.js/.exec(await page.text()) ?? [];
  const kept = await server.ask(script);
  expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const entry = await server.ask('/identity/identity.js');
  expect(entry.headers.get('cache-control')).toBe('no-cache');
  const health = await server.ask('/healthz');
  expect(health.headers.get('cache-control')).toBeNull();
});

it('https is asked for where browsers come by it, and not for other hosts below it', async () => {
  const { headers } = await server.ask('/healthz');
  expect(headers.get('strict-transport-security')).toBe('max-age=15552000');
});
