import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { type ServerType, serve as serveApi } from '@hono/node-server';
import { Hono } from 'hono';
import { decodeJwt } from 'jose';
import { pino } from 'pino';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { LocalClientToken, LocalToken, ProblemBody, ServerConfig } from '../contract/api.ts';
import { EXTENSION_ORIGIN } from '../contract/extension-id.ts';
import { type RunningServer, startServer } from '../start.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createTokenIssuer } from './testing/token-issuer.ts';

/** Ms, on a machine that has much to do. */
const STARTING_MS = 60_000;

let dataDir: string;
let server: RunningServer;

async function serve(env: Record<string, string>): Promise<void> {
  dataDir = await makeDataDir();
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ...env });
  server = await startServer(config, pino({ level: 'silent' }));
}

async function end(): Promise<void> {
  await server?.close();
  await rm(dataDir, { recursive: true, force: true });
}

function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { origin: EXTENSION_ORIGIN, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

describe('a server whose people sign in with Clerk', () => {
  const issuer = createTokenIssuer();
  const publishableKey = `pk_live_${Buffer.from('clerk.test$').toString('base64')}`;

  const env = {
    CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_JWT_KEY: issuer.publicKey,
    NODE_ENV: 'production',
    PUBLIC_ORIGIN: 'https://alongside.test',
  };

  beforeAll(() => serve(env), STARTING_MS);
  afterAll(end);

  const join = async (claims: object) => {
    const token = await issuer.token({ ...claims });
    const fields = { socket_id: '1.1', channel_name: 'presence-chapter-1' };
    return post('/api/pusher/auth', fields, { authorization: `Bearer ${token}` });
  };

  it('tells the extension which instance it is', async () => {
    const answer = await fetch(`${server.url}/api/config`);
    const { identity } = v.parse(ServerConfig, await answer.json());
    expect(identity).toEqual({ kind: 'clerk', publishableKey });
  });

  it.each([
    ['the extension', EXTENSION_ORIGIN, 200],
    ['its own admin page', 'https://alongside.test', 200],
    ['another page', 'https://evil.test', 401],
  ])('answers tokens that were made for %s with %s: %i', async (_who, azp, status) => {
    expect((await join({ azp })).status).toBe(status);
  });

  it('names people as their tokens do', async () => {
    const answer = v.parse(
      v.object({ channel_data: v.string() }),
      await (await join({ azp: EXTENSION_ORIGIN, name: 'Ana Lima' })).json(),
    );
    expect(JSON.parse(answer.channel_data)).toMatchObject({
      user_id: 'user_1',
      user_info: { name: 'Ana Lima' },
    });
  });

  it('has neither a local identity nor a demo course', async () => {
    const signIn = await post('/api/local-identity/sign-in', { displayName: 'Ana' });
    expect(signIn.status).toBe(404);
    expect((await fetch(`${server.url}/courses/demo/chapters/1`)).status).toBe(404);
  });
});

describe('a server that may look people up in Clerk', () => {
  const issuer = createTokenIssuer();
  const user = {
    object: 'user',
    id: 'user_1',
    first_name: 'Ana',
    last_name: 'Lima',
    image_url: 'https://img.clerk.com/a.png',
    has_image: true,
    public_metadata: { role: 'admin' },
    email_addresses: [],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
  };
  let backendApi: ServerType;
  let asked = 0;
  let env: Record<string, string>;

  beforeAll(async () => {
    const app = new Hono().get('/v1/users/user_1', (c) => {
      asked += 1;
      return c.json(user);
    });
    backendApi = serveApi({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
    await once(backendApi, 'listening');
    const address = backendApi.address();
    if (address === null || typeof address === 'string') throw new Error('The API has no port.');
    env = {
      CLERK_PUBLISHABLE_KEY: `pk_test_${Buffer.from('clerk.test$').toString('base64')}`,
      CLERK_JWT_KEY: issuer.publicKey,
      CLERK_SECRET_KEY: 'sk_test_abc',
      CLERK_API_URL: `http://127.0.0.1:${address.port}`,
    };
    await serve(env);
  }, STARTING_MS);
  afterAll(async () => {
    await end();
    backendApi.close();
  });

  it('knows name, picture and role of who has a token without them', async () => {
    const bare = { name: undefined, picture: undefined, metadata: undefined };
    const authorization = `Bearer ${await issuer.token({ ...bare, azp: EXTENSION_ORIGIN })}`;
    const fields = { socket_id: '1.1', channel_name: 'presence-chapter-1' };
    const joined = await post('/api/pusher/auth', fields, { authorization });
    const { channel_data } = v.parse(v.object({ channel_data: v.string() }), await joined.json());
    expect(JSON.parse(channel_data)).toMatchObject({
      user_info: { name: 'Ana Lima', imageUrl: 'https://img.clerk.com/a.png' },
    });
    const me = await fetch(`${server.url}/api/admin/me`, { headers: { authorization } });
    expect(await me.json()).toMatchObject({ role: 'admin' });
  });

  it('need not ask again after a restart', async () => {
    const bare = { name: undefined, picture: undefined, metadata: undefined };
    const askMe = async () => {
      const authorization = `Bearer ${await issuer.token({ ...bare, azp: EXTENSION_ORIGIN })}`;
      return fetch(`${server.url}/api/admin/me`, { headers: { authorization } });
    };
    await askMe();
    const before = asked;
    await server.close();
    const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ...env });
    server = await startServer(config, pino({ level: 'silent' }));
    expect(await (await askMe()).json()).toMatchObject({ name: 'Ana Lima', role: 'admin' });
    expect(asked).toBe(before);
  });
});

describe('a server with the local identity', () => {
  beforeAll(() => serve({ LOCAL_INSTRUCTORS: 'Ines: demo algebra' }), STARTING_MS);
  afterAll(end);

  const claimsOf = async (given: object) => {
    const signedIn = await post('/api/local-identity/sign-in', given);
    const answer = await signedIn.json();
    const { clientToken } = v.parse(LocalClientToken, answer);
    // An extension of 0.1 reads it so.
    expect(answer).toHaveProperty('device', clientToken);
    const authorization = `Bearer ${clientToken}`;
    const exchanged = await post('/api/local-identity/token', {}, { authorization });
    const { token } = v.parse(LocalToken, await exchanged.json());
    return decodeJwt(token);
  };
  const roleSecret = () => readFile(join(dataDir, 'role-secret'), 'utf8');

  it.each([
    ['Ana', { role: 'learner', courses: [] }],
    ['ines', { role: 'instructor', courses: ['demo', 'algebra'] }],
    ['Admin', { role: 'admin', courses: [] }],
  ])('gives %s, who knows the secret, the role in its settings', async (displayName, metadata) => {
    expect(await claimsOf({ displayName, secret: await roleSecret() })).toMatchObject({ metadata });
  });

  it.each(['Admin', 'ines', 'ADMIN', 'Ad\u00admin'])(
    'makes a plain learner of %j without the secret, and somebody else',
    async (displayName) => {
      const plain = await claimsOf({ displayName });
      expect(plain).toMatchObject({ metadata: { role: 'learner', courses: [] } });
      const withRole = await claimsOf({ displayName, secret: await roleSecret() });
      expect(withRole.sub).not.toBe(plain.sub);
      expect((await claimsOf({ displayName, secret: '' })).sub).toBe(plain.sub);
    },
  );

  it('asks nobody without a role for the secret', async () => {
    const plain = await claimsOf({ displayName: 'Ana' });
    const withSecret = await claimsOf({ displayName: 'Ana', secret: await roleSecret() });
    expect(withSecret.sub).toBe(plain.sub);
  });

  async function signInFrom(localAddress: string, given: object): Promise<number | undefined> {
    const headers = { origin: EXTENSION_ORIGIN, 'content-type': 'application/json' };
    const options = { method: 'POST', localAddress, headers };
    const asking = request(`${server.url}/api/local-identity/sign-in`, options);
    asking.end(JSON.stringify({ displayName: 'Admin', ...given }));
    const [answer]: IncomingMessage[] = await once(asking, 'response');
    answer?.resume();
    return answer?.statusCode;
  }

  it('refuses a wrong secret, and soon every secret for a while', async () => {
    const answerTo = (secret: string) =>
      post('/api/local-identity/sign-in', { displayName: 'Admin', secret });
    const codes: unknown[] = [];
    for (let count = 0; count < 6; count += 1) {
      const answer = await answerTo(`wrong ${count}`);
      codes.push(`${answer.status} ${v.parse(ProblemBody, await answer.json()).code}`);
    }
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => '403 role-secret-wrong'),
      '429 too-many-secrets',
    ]);
    const right = await answerTo(await roleSecret());
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(right.headers.get('retry-after'))).toBeLessThanOrEqual(10);
    // Who asks from elsewhere is not kept from it.
    expect(await signInFrom('127.0.0.2', { secret: await roleSecret() })).toBe(200);
  });

  it('tells the secret once, when it was made', async () => {
    expect(server.roleSecretMade).toEqual({
      secret: await roleSecret(),
      file: join(dataDir, 'role-secret'),
    });
  });
});
