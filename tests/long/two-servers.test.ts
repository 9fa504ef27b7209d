import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { createChannels } from '../../server/channels/channels.ts';
import { startPostgres } from '../../server/database/testing/postgres.ts';
import { listen } from '../../server/http/listen.ts';
import type { ServerProcess } from '../../tools/server-process.ts';
import { type AdminClient, signInAdmin, signInTo } from '../push/admin-client.ts';
import { fillDatabase } from '../push/fill-database.ts';
import { startSendingServer } from '../push/sending-server.ts';
import { spawnPushService } from '../push-service/spawn-push-service.ts';

const SUBSCRIPTIONS = 1_000;
/** Ms; a server that dies is given up by the other one when its heartbeat has been missed. */
const TIMEOUT_MS = 90_000;

const postgres = await startPostgres();
const vapid = webPush.generateVAPIDKeys();
const push = postgres && (await spawnPushService());
/** Several servers need one Channels outside of them. */
const channelsApp = { id: '1', key: 'shared', secret: 'shared' };
const channels = createChannels({ apps: [channelsApp] });
const channelsServer = createServer();
channels.attach(channelsServer);
const channelsPort = await listen(channelsServer, { host: '127.0.0.1', port: 0 });
const dirs: string[] = [];
const running = new Set<ServerProcess>();

async function startServer(url: string): Promise<ServerProcess & { admin: AdminClient }> {
  if (!push) throw new Error('There is no push service.');
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-two-servers-'));
  dirs.push(dataDir);
  const env = {
    PUSHER_APP_ID: channelsApp.id,
    PUSHER_KEY: channelsApp.key,
    PUSHER_SECRET: channelsApp.secret,
    PUSHER_HOST: '127.0.0.1',
    PUSHER_PORT: String(channelsPort),
    PUSHER_TLS: 'false',
  };
  const server = await startSendingServer(push, { dataDir, url, vapid, env });
  running.add(server);
  return { ...server, admin: await signInAdmin(server.url) };
}

async function endAll(): Promise<void> {
  for (const server of running) await server.stop();
  running.clear();
}

afterAll(async () => {
  await endAll();
  await channels.close();
  channelsServer.close();
  channelsServer.closeAllConnections();
  await push?.close();
  await postgres?.stop();
  for (const dir of dirs) await rm(dir, { recursive: true });
});

describe.skipIf(!postgres)('two servers on one PostgreSQL', () => {
  let one: Awaited<ReturnType<typeof startServer>>;
  let other: Awaited<ReturnType<typeof startServer>>;

  beforeEach(async () => {
    await endAll();
    const url = await postgres?.createDatabase();
    if (!push || url === undefined) throw new Error('There is no PostgreSQL.');
    await push.forgetDeliveries();
    const subscriptions = await push.createSubscriptions(SUBSCRIPTIONS, {
      applicationServerKey: vapid.publicKey,
    });
    await fillDatabase({ dataDir: tmpdir(), url }, subscriptions);
    await push.behaveWell();
    one = await startServer(url);
    other = await startServer(url);
  }, TIMEOUT_MS);

  it(
    'send to everyone once, and both know the figures',
    async () => {
      const { id } = await one.admin.send({});
      const { figures } = await other.admin.until(id, ({ status }) => status === 'done');
      expect(figures).toMatchObject({ targeted: SUBSCRIPTIONS, sent: SUBSCRIPTIONS, pending: 0 });
      const deliveries = (await push?.deliveries({ status: 201 })) ?? [];
      expect(new Set(deliveries.map(({ endpoint }) => endpoint)).size).toBe(SUBSCRIPTIONS);
      expect(deliveries).toHaveLength(SUBSCRIPTIONS);
    },
    TIMEOUT_MS,
  );

  it(
    'do the work of one that was killed, without its being started again',
    async () => {
      await push?.behave({ delay: 500 });
      const { id } = await one.admin.send({});
      await push?.waitForDeliveries({ status: 201 }, SUBSCRIPTIONS / 5, 30_000);
      const ended = once(one.process, 'exit');
      one.process.kill('SIGKILL');
      await ended;
      const before = (await push?.deliveries({ status: 201 })) ?? [];
      expect(before.length).toBeLessThan(SUBSCRIPTIONS);
      await push?.behaveWell();
      const { figures } = await other.admin.until(id, ({ status }) => status === 'done', 60_000);
      expect(figures).toMatchObject({ targeted: SUBSCRIPTIONS, sent: SUBSCRIPTIONS, pending: 0 });
      const deliveries = (await push?.deliveries({ status: 201 })) ?? [];
      expect(new Set(deliveries.map(({ endpoint }) => endpoint)).size).toBe(SUBSCRIPTIONS);
    },
    TIMEOUT_MS,
  );

  it(
    'stop what one began when it is cancelled at the other',
    async () => {
      await push?.behave({ delay: 500 });
      const ask = await signInTo(other.url, 'Admin');
      const { id } = await one.admin.send({});
      await one.admin.until(id, ({ figures: { targeted } }) => targeted === SUBSCRIPTIONS);
      await push?.waitForDeliveries({ status: 201 }, 50, 30_000);
      const answer = await ask('POST', `/api/admin/notifications/${id}/cancel`);
      expect(answer.ok).toBe(true);
      // What the push service had been asked for by then has left, and is counted when it is answered.
      const { figures } = await other.admin.until(id, async (report) => {
        const left = (await push?.deliveries({ status: 201 })) ?? [];
        return report.status === 'cancelled' && report.figures.sent === left.length;
      });
      expect(figures.sent).toBeGreaterThan(0);
      expect(figures.cancelled).toBeGreaterThan(0);
      expect(figures.sent + figures.cancelled).toBe(SUBSCRIPTIONS);
    },
    TIMEOUT_MS,
  );
});
