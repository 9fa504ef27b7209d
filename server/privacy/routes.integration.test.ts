import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ORIGIN } from '../contract/extension-id.ts';
import { Erased } from '../contract/my-data.ts';
import { createTokenIssuer } from '../identity/testing/token-issuer.ts';
import { connectClient, join } from '../presence/testing/channels-client.ts';
import { openTestServer, problemIn, read, type TestServer } from '../testing/test-server.ts';

const Export = v.looseObject({
  learner: v.nullable(v.looseObject({ id: v.string(), name: v.string() })),
  localSessions: v.array(v.unknown()),
});

describe('a learner of the local identity', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer();
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  const mine = (method: string, token: string) =>
    server.ask('/api/me', { method, headers: { authorization: `Bearer ${token}` } });

  it('has all that is kept of them as a file', async () => {
    const { id, token, clientToken } = await server.signIn('Ana');
    await server.send('PUT', '/api/me/preferences', { joinToasts: false }, token);
    const answer = await mine('GET', token);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w-]+\.json"$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    expect(v.parse(Export, JSON.parse(text))).toMatchObject({
      learner: { id, name: 'Ana' },
      preferences: { joinToasts: false },
      localSessions: [{ name: 'Ana' }],
      courseVisits: [],
    });
    expect(text).not.toContain(clientToken);
  });

  it('has it all erased, and is signed out in every browser', async () => {
    const [here, there] = [await server.signIn('Ben'), await server.signIn('Ben')];
    await server.send('PUT', '/api/me/preferences', { joinToasts: false }, here.token);
    const erased = await read(Erased, mine('DELETE', here.token));
    expect(erased).toEqual({ accountKeptBy: null, sentence: expect.stringMatching(/erased/) });
    for (const { token, clientToken } of [here, there]) {
      expect(await problemIn(mine('GET', token))).toBe('401 token-refused');
      const exchange = server.send('POST', '/api/local-identity/token', {}, clientToken);
      expect(await problemIn(exchange)).toBe('401 signed-out');
    }
  });

  it('is off the chapter for who else is there, at once', async () => {
    const [eve, fay] = [await server.signIn('Eve'), await server.signIn('Fay')];
    const [hers, others] = [connectClient(server, eve), connectClient(server, fay)];
    await join(hers, 'presence-chapter-1');
    await join(others, 'presence-chapter-1');
    const gone = new Promise((resolve) => {
      others.channel('presence-chapter-1').bind('pusher:member_removed', resolve);
    });
    expect((await mine('DELETE', eve.token)).status).toBe(200);
    expect(await gone).toMatchObject({ id: eve.id });
    for (const client of [hers, others]) client.disconnect();
  });

  it('is told so where they ask again', async () => {
    const { token } = await server.signIn('Cem');
    await mine('DELETE', token);
    expect(await problemIn(mine('DELETE', token))).toBe('401 token-refused');
  });

  it('may ask for a file ten times an hour', async () => {
    const { token } = await server.signIn('Dee');
    for (let time = 0; time < 10; time += 1) {
      const answer = await mine('GET', token);
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    }
    expect(await problemIn(mine('GET', token))).toBe('429 too-many-requests');
  });
});

describe('a learner with an account at Clerk', () => {
  const issuer = createTokenIssuer();
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer({
      CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from('clerk.test$').toString('base64')}`,
      CLERK_JWT_KEY: issuer.publicKey,
    });
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  const tokenOf = (sub: string) => issuer.token({ sub, azp: EXTENSION_ORIGIN, fva: [7, -1] });
  const see = (token: string) =>
    server.send('PUT', '/api/me/preferences', { joinToasts: false }, token);
  const erase = (token: string) =>
    server.ask('/api/me', { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });

  it('is told that the account itself is Clerk’s', async () => {
    const token = await tokenOf('user_ana');
    expect(await read(Erased, erase(token))).toEqual({
      accountKeptBy: 'clerk',
      sentence: expect.stringMatching(/account itself is at Clerk/),
    });
  });

  it('is not made known again by what was signed in before, nor after a restart', async () => {
    const token = await tokenOf('user_ben');
    expect((await see(token)).status).toBe(200);
    await erase(token);
    expect(await problemIn(see(token))).toBe('401 token-refused');
    // As Clerk's client has for a session that goes on.
    expect(await problemIn(see(await tokenOf('user_ben')))).toBe('401 token-refused');
    await server.restart();
    expect(await problemIn(see(token))).toBe('401 token-refused');
    expect((await see(await tokenOf('user_cem'))).status).toBe(200);
  });
});
