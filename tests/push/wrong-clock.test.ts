import { globSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import webPush from 'web-push';
import { makeDataDir } from '../../server/testing/database-template.ts';
import { spawnPushService } from '../push-service/spawn-push-service.ts';
import { signInTo } from './admin-client.ts';
import { startSendingServer } from './sending-server.ts';

/** Debian's `faketime`: has a whole process see another time. */
const [faketime] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
const TIMEOUT = 60_000;

const vapid = webPush.generateVAPIDKeys();
let push: Awaited<ReturnType<typeof spawnPushService>>;

/** A server process whose clock is off by what `setClock` says, such as `+1d`, and a browser of Ana's. */
async function startWrong(offset: string) {
  const dataDir = await makeDataDir();
  const clock = join(dataDir, 'clock');
  const setClock = (to: string) => writeFile(clock, to);
  await setClock(offset);
  const env = {
    LD_PRELOAD: faketime ?? '',
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  const server = await startSendingServer(push, { dataDir, url: null, vapid, env });
  let said = '';
  server.process.stderr?.on('data', (text) => {
    said += text;
  });
  onTestFinished(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  });
  const [ana, admin] = [await signInTo(server.url, 'Ana'), await signInTo(server.url, 'Admin')];
  const [browser] = await push.createSubscriptions(1, { applicationServerKey: vapid.publicKey });
  if (!browser) throw new Error('There is no subscription.');
  expect((await ana('PUT', '/api/me/push-subscriptions', browser)).status).toBe(204);
  return {
    setClock,
    said: () => said,
    /** Sends to Ana's browser, where it has to arrive. */
    async send(): Promise<void> {
      await push.forgetDeliveries();
      const draft = { title: 'Hello', audience: { type: 'everyone' } };
      expect((await admin('POST', '/api/admin/notifications', draft)).status).toBe(202);
      await push.waitForDeliveries({ endpoint: browser.endpoint, status: 201 });
    },
  };
}

beforeAll(async () => {
  push = await spawnPushService();
});
afterAll(() => push?.close());

describe.skipIf(!faketime)('a server whose clock is wrong', () => {
  it.each([
    ['+1d', '1 d ahead of that of fcm.googleapis.com'],
    ['-1d', '1 d behind that of fcm.googleapis.com'],
  ])(
    'sends all the same, and names it: %s',
    async (offset, words) => {
      const server = await startWrong(offset);
      await server.send();
      await expect.poll(server.said).toContain(words);
    },
    TIMEOUT,
  );

  it(
    'goes on when it is set while it runs, forwards and back',
    async () => {
      const server = await startWrong('+0');
      await server.send();
      for (const offset of ['+1d', '-1d', '+0']) {
        await server.setClock(offset);
        await server.send();
      }
      expect(server.said()).not.toMatch(/"level":[56]0/);
    },
    TIMEOUT,
  );
});
