import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import webPush from 'web-push';
import { signInAdmin } from '../../tests/push/admin-client.ts';
import { fillDatabase } from '../../tests/push/fill-database.ts';
import { startSendingServer } from '../../tests/push/sending-server.ts';
import { spawnPushService } from '../../tests/push-service/spawn-push-service.ts';
import type { Figure } from '../figure.ts';

const SUBSCRIPTIONS = 100_000;
/** Learners of the send that warms the server up, with 20 browsers each. */
const WARM_UP = 25;
/** Ms between two looks at the server's memory, and at how far it is. */
const LOOK_MS = 500;
/** Ms for the whole send. */
const PATIENCE_MS = 300_000;
const MB = 1024 ** 2;

const run = promisify(execFile);

/** How much more memory the server's process holds while it sends to many. */
export async function* measureMemory(): AsyncIterable<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-bench-memory-'));
  const vapid = webPush.generateVAPIDKeys();
  await using push = await spawnPushService();
  const subscriptions = await push.createSubscriptions(SUBSCRIPTIONS, {
    applicationServerKey: vapid.publicKey,
  });
  await fillDatabase({ dataDir, url: null }, subscriptions);
  const server = await startSendingServer(push, { dataDir, url: null, vapid });
  try {
    const admin = await signInAdmin(server.url);
    const userIds = Array.from({ length: WARM_UP }, (_, number) => `learner ${number}`);
    const warmUp = await admin.send({ audience: { type: 'users', userIds } });
    await admin.until(warmUp.id, ({ status }) => status === 'done');
    const idle = await memoryOf(server.process.pid);
    let peak = idle;
    const started = performance.now();
    const { id } = await admin.send({});
    await admin.until(
      id,
      async ({ status }) => {
        peak = Math.max(peak, await memoryOf(server.process.pid));
        return status === 'done';
      },
      PATIENCE_MS,
      LOOK_MS,
    );
    const seconds = (performance.now() - started) / 1000;
    yield {
      what: `memory above idle while sending to ${SUBSCRIPTIONS}`,
      value: (peak - idle) / MB,
      unit: 'MB',
      bar: 150,
      atMost: true,
      note: `idle ${(idle / MB).toFixed(0)} MB; sent in ${seconds.toFixed(0)} s`,
    };
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true });
  }
}

/** The resident memory of a process, in bytes. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) * 1024;
}
