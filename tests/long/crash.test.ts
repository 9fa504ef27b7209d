import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { PushPayload } from '../../server/contract/push.ts';
import { startPostgres } from '../../server/database/testing/postgres.ts';
import { makeDataDir } from '../../server/testing/database-template.ts';
import type { ServerProcess } from '../../tools/server-process.ts';
import { signInAdmin } from '../push/admin-client.ts';
import { fillDatabase } from '../push/fill-database.ts';
import { startSendingServer } from '../push/sending-server.ts';
import type { PushService } from '../push-service/push-service.ts';
import { spawnPushService } from '../push-service/spawn-push-service.ts';

const SUBSCRIPTIONS = 2_000;
/** Deliveries that the server has at hand at a time: so many may come twice. */
const AT_HAND = 1_000;

const postgres = await startPostgres();
const vapid = webPush.generateVAPIDKeys();
let push: PushService;
let dataDir: string;
let server: ServerProcess | undefined;

beforeAll(async () => {
  push = await spawnPushService();
  dataDir = await makeDataDir();
});
afterAll(async () => {
  await server?.stop();
  await push?.close();
  await postgres?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('a server that is killed while it sends', () => {
  it('reaches everyone all the same, on the embedded database', () => killed(null), 120_000);

  it.skipIf(!postgres)(
    'reaches everyone all the same, on PostgreSQL',
    async () => killed((await postgres?.createDatabase()) ?? null),
    120_000,
  );
});

async function killed(url: string | null): Promise<void> {
  const { publicKey: applicationServerKey } = vapid;
  await push.forgetDeliveries();
  const subscriptions = await push.createSubscriptions(SUBSCRIPTIONS, { applicationServerKey });
  await fillDatabase({ dataDir, url }, subscriptions);
  await push.behave({ delay: 20 });

  server = await startServer(url);
  const { id } = await (await signInAdmin(server.url)).send({ title: 'Hello' });
  await push.waitForDeliveries({ status: 201 }, SUBSCRIPTIONS / 4, 30_000);
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');

  server = await startServer(url);
  const admin = await signInAdmin(server.url);
  const { figures } = await admin.until(id, ({ status }) => status === 'done', 60_000);
  await server.stop();
  server = undefined;

  expect(figures).toMatchObject({ targeted: SUBSCRIPTIONS, sent: SUBSCRIPTIONS, pending: 0 });
  const deliveries = await push.deliveries({ status: 201 });
  const seen = new Map<string, Set<string>>();
  for (const { endpoint, message } of deliveries) {
    const { delivery, tag } = v.parse(PushPayload, JSON.parse(message?.payload ?? 'null'));
    seen.set(endpoint, (seen.get(endpoint) ?? new Set()).add(`${delivery} ${tag}`));
  }
  // Some come twice; a browser shows a delivery once, and two of one tag as one.
  expect(seen.size).toBe(SUBSCRIPTIONS);
  expect([...seen.values()].every((each) => each.size === 1)).toBe(true);
  expect(deliveries.length - SUBSCRIPTIONS).toBeLessThanOrEqual(AT_HAND);
}

function startServer(url: string | null): Promise<ServerProcess> {
  return startSendingServer(push, { dataDir, url, vapid });
}
