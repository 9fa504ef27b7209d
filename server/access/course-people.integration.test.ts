import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { type AccessServer, openAccessServer } from './testing/access-server.ts';
import type { PersonName } from './testing/route-table.ts';

/** Visits are written each 2 s. */
const WRITTEN = { timeout: 10_000 };
const CHANNEL = 'presence-chapter-school;botany;1';

let server: AccessServer;
beforeAll(async () => {
  server = await openAccessServer();
  await server.list('botany', [
    { learner: server.idOf('enrolled') },
    { learner: server.idOf('unseen') },
  ]);
  for (const person of ['stranger', 'enrolled', 'unseen'] as const) await subscribe(person);
});
afterAll(() => server?.[Symbol.asyncDispose]());

async function subscribe(person: 'stranger' | 'enrolled' | 'unseen'): Promise<void> {
  const subscription = {
    endpoint: `https://fcm.googleapis.com/fcm/send/${person}`,
    keys: { p256dh: webPush.generateVAPIDKeys().publicKey, auth: 'A'.repeat(22) },
  };
  const path = '/api/me/push-subscriptions';
  await server.send('PUT', path, subscription, server.tokenOf(person));
}

const letIn = async (person: PersonName, channel_name: string) =>
  (
    await server.send(
      'POST',
      '/api/pusher/auth',
      { socket_id: '1.1', channel_name },
      server.tokenOf(person),
    )
  ).status;
async function reach(audience: object): Promise<unknown> {
  const draft = { title: 'A', url: 'https://school.test/', audience };
  const path = '/api/admin/notifications?dryRun=true';
  const answer = await server.send('POST', path, draft, server.tokenOf('teacher'));
  return answer.json();
}
const COURSE = { type: 'course', site: 'school', courseId: 'botany' };

describe('one of a course’s people', () => {
  it('is nobody for asking to be let in, nor found by who teaches it', async () => {
    expect(await letIn('stranger', CHANNEL)).toBe(403);
    expect(await reach(COURSE)).toMatchObject({ reach: { people: 0 } });
    const authorization = `Bearer ${server.tokenOf('teacher')}`;
    const path = '/api/admin/learners?name=Sam';
    const found = await server.ask(path, { headers: { authorization } });
    expect(await found.json()).toEqual({ learners: [] });
  });

  it('is who is on it, seen by others or not', async () => {
    const appearOffline = { appearOffline: true };
    await server.send('PUT', '/api/me/preferences', appearOffline, server.tokenOf('unseen'));
    expect(await letIn('enrolled', CHANNEL)).toBe(200);
    await expect.poll(() => reach(COURSE), WRITTEN).toMatchObject({ reach: { people: 1 } });
    const authorization = `Bearer ${server.tokenOf('unseen')}`;
    const path = `/api/presence/roster?channel=${encodeURIComponent(CHANNEL)}`;
    await server.ask(path, { headers: { authorization } });
    await expect.poll(() => reach(COURSE), WRITTEN).toMatchObject({ reach: { people: 2 } });
  });
});
