import { createHmac, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { EXTENSION_ORIGIN } from '../../contract/extension-id.ts';
import { connectClient, join } from '../../presence/testing/channels-client.ts';
import { openTestServer, problemIn, type TestServer } from '../../testing/test-server.ts';
import { createTokenIssuer } from '../testing/token-issuer.ts';

const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
const SITES_FILE = pathOf(tmpdir(), `alongside-webhooks-${process.pid}.json`);
const issuer = createTokenIssuer();
let server: TestServer;
beforeAll(async () => {
  const site = (id: string, access: string, more: object) => ({
    ...{ id, access, origins: [`https://${id}.test`], pages: [{ at: '/{course}/{chapter}' }] },
    ...more,
  });
  const sites = [site('open', 'open', { uniqueChapters: true }), site('school', 'enrolled', {})];
  writeFileSync(SITES_FILE, JSON.stringify({ sites }));
  server = await openTestServer({
    SITES_FILE,
    CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from('clerk.test$').toString('base64')}`,
    CLERK_JWT_KEY: issuer.publicKey,
    CLERK_WEBHOOK_SECRET: SECRET,
  });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  rmSync(SITES_FILE, { force: true });
});

const person = (sub: string, claims: object = {}) =>
  issuer.token({ sub, sid: `sess_${sub}`, azp: EXTENSION_ORIGIN, ...claims });
const preferences = async (token: string) =>
  server.ask('/api/me/preferences', { headers: { authorization: `Bearer ${token}` } });

let messages = 0;
interface Sending {
  id?: string;
  secret?: string;
  /** Seconds. */
  age?: number;
}

/** As Svix sends it for Clerk. */
function send(event: unknown, { id, secret = SECRET, age = 0 }: Sending = {}): Promise<Response> {
  messages += 1;
  const messageId = id ?? `msg_${messages}`;
  const sentAt = Math.floor(Date.now() / 1_000) - age;
  const body = JSON.stringify(event);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = createHmac('sha256', key).update(`${messageId}.${sentAt}.${body}`);
  return server.ask('/api/webhooks/clerk', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'svix-id': messageId,
      'svix-timestamp': String(sentAt),
      'svix-signature': `v1,${signed.digest('base64')}`,
    },
    body,
  });
}

const ended = (sub: string) => ({
  type: 'session.ended',
  data: { id: `sess_${sub}`, user_id: sub },
});

describe('what Clerk tells', () => {
  it('ends a session at once, and whom it had let in is gone for others', async () => {
    const [ana, ben] = [await person('ana'), await person('ben')];
    const as = (id: string, token: string) => connectClient(server, { id, token, clientToken: '' });
    const [hers, his] = [as('ana', ana), as('ben', ben)];
    try {
      await join(hers, 'presence-chapter-1');
      await join(his, 'presence-chapter-1');
      const gone = new Promise((resolve) => {
        his.channel('presence-chapter-1').bind('pusher:member_removed', resolve);
      });
      expect((await send(ended('ana'))).status).toBe(204);
      expect(await gone).toMatchObject({ id: 'ana' });
      expect(await problemIn(preferences(ana))).toBe('401 token-refused');
      expect((await preferences(ben)).status).toBe(200);
    } finally {
      hers.disconnect();
      his.disconnect();
    }
  });

  it('outdates what tokens of before say of somebody, and no later ones', async () => {
    const old = await person('cem', { iat: Math.floor(Date.now() / 1_000) - 5 });
    expect((await preferences(old)).status).toBe(200);
    expect((await send({ type: 'user.updated', data: { id: 'cem' } })).status).toBe(204);
    expect(await problemIn(preferences(old))).toBe('401 token-refused');
    expect((await preferences(await person('cem'))).status).toBe(200);
  });

  it('makes whom it took off a course none of its people, and leaves them the others', async () => {
    const metadata = (...courses: string[]) => ({ role: 'learner', courses });
    const kept = ['school;algebra', 'school;botany'];
    const gil = await person('gil', { metadata: metadata(...kept) });
    for (const course of ['algebra', 'botany']) {
      const channel_name = `presence-chapter-school;${course};1`;
      const asked = { socket_id: '1.1', channel_name };
      expect((await server.send('POST', '/api/pusher/auth', asked, gil)).status).toBe(200);
    }
    const subscription = {
      endpoint: 'https://fcm.googleapis.com/fcm/send/gil',
      keys: { p256dh: webPush.generateVAPIDKeys().publicKey, auth: 'A'.repeat(22) },
    };
    await server.send('PUT', '/api/me/push-subscriptions', subscription, gil);
    const admin = await person('admin', { metadata: { role: 'admin' } });
    const peopleOf = async (courseId: string) => {
      const audience = { type: 'course', site: 'school', courseId };
      const draft = { title: 'A', url: 'https://school.test/', audience };
      const path = '/api/admin/notifications?dryRun=true';
      return (await server.send('POST', path, draft, admin)).json();
    };
    const one = { reach: { people: 1 } };
    expect([await peopleOf('algebra'), await peopleOf('botany')]).toMatchObject([one, one]);
    const data = { id: 'gil', public_metadata: metadata('school;botany') };
    expect((await send({ type: 'user.updated', data })).status).toBe(204);
    const none = { reach: { people: 0 } };
    expect([await peopleOf('algebra'), await peopleOf('botany')]).toMatchObject([none, one]);
  });

  it('erases whom it has deleted', async () => {
    const token = await person('dora');
    await server.send('PUT', '/api/me/preferences', { joinToasts: false }, token);
    expect((await send({ type: 'user.deleted', data: { id: 'dora' } })).status).toBe(204);
    expect(await problemIn(preferences(token))).toBe('401 token-refused');
  });

  it('is taken once, however often it comes', async () => {
    const message = { id: 'msg_twice' };
    await send({ type: 'user.updated', data: { id: 'eve' } }, message);
    const token = await person('fay');
    expect((await send(ended('fay'), message)).status).toBe(204);
    expect((await preferences(token)).status).toBe(200);
  });

  it.each([
    ['another event', { type: 'email.created', data: { id: 'x' } }],
    ['a person without an id', { type: 'user.deleted', data: { deleted: true } }],
  ])('changes nothing here where it is of %s', async (_what, event) => {
    expect((await send(event)).status).toBe(204);
  });
});

describe('what somebody else says in Clerk’s name', () => {
  it.each<[string, Sending]>([
    ['signed with another secret', { secret: `whsec_${randomBytes(24).toString('base64')}` }],
    ['six minutes old', { age: 360 }],
    ['of in six minutes', { age: -360 }],
  ])('is refused when it is %s', async (_how, sending) => {
    const token = await person('gia');
    expect(await problemIn(send(ended('gia'), sending))).toBe('401 webhook-refused');
    expect((await preferences(token)).status).toBe(200);
  });

  it('is refused without a signature, and where it is longer than any message', async () => {
    const plain = server.send('POST', '/api/webhooks/clerk', ended('gia'));
    expect(await problemIn(plain)).toBe('401 webhook-refused');
    const long = { ...ended('gia'), more: 'x'.repeat(70_000) };
    expect(await problemIn(send(long))).toBe('413 body-too-large');
  });
});
