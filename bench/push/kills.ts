import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import webPush from 'web-push';
import { PushPayload } from '../../server/contract/push.ts';
import { startPostgres } from '../../server/database/testing/postgres.ts';
import { createRandom, type Random } from '../../tests/faults/random/random.ts';
import { signInAdmin } from '../../tests/push/admin-client.ts';
import { fillDatabase } from '../../tests/push/fill-database.ts';
import { startSendingServer } from '../../tests/push/sending-server.ts';
import { spawnPushService } from '../../tests/push-service/spawn-push-service.ts';
import type { Figure } from '../figure.ts';

const KILLS = 20;
/** Of these, the ones on PostgreSQL: there, a dead process' work is taken up after 10 to 15 s only. */
const ON_POSTGRESQL = 3;
const SUBSCRIPTIONS = 2_000;
/** Ms that the push service takes for a message. */
const DELAY_MS = 20;
const SEED = 1;
/** Ms until a notification has to be over, however often its server was killed. */
const PATIENCE_MS = 90_000;

/** What became of notifications whose server was killed while it sent them. */
interface Outcome {
  kills: number;
  /** Browsers that never got a notification. */
  lost: number;
  /** Browsers that show it twice: one delivery they show once, and two of one tag as one. */
  seenTwice: number;
  /** Messages that came again, of the same delivery and under the same tag. */
  repeated: number;
  /** Reports that do not say `targeted` = `sent` = all. */
  wrong: number;
}

/** Kills the server (`kill -9`) while it sends, at moments that are the same for the same seed. */
export async function* measureKills(): AsyncIterable<Figure> {
  const random = createRandom(SEED);
  const postgres = await startPostgres();
  const onPostgresql = postgres ? ON_POSTGRESQL : 0;
  const outcomes = [await killOver(null, KILLS - onPostgresql, random)];
  if (postgres) {
    outcomes.push(await killOver(await postgres.createDatabase(), onPostgresql, random));
    await postgres.stop();
  }
  const sum = (part: keyof Outcome) => outcomes.reduce((total, each) => total + each[part], 0);
  const where = postgres ? `${ON_POSTGRESQL} on PostgreSQL` : 'none on PostgreSQL: not installed';
  const what = `kill -9 in a send to ${SUBSCRIPTIONS}, ${sum('kills')} times:`;
  const none = { unit: '', bar: 0, atMost: true };
  yield { what: `${what} lost`, value: sum('lost'), ...none, note: where };
  const note = `${sum('repeated')} came again, of the same delivery and under the same tag: a browser shows it once`;
  yield { what: `${what} seen twice`, value: sum('seenTwice'), ...none, note };
  yield { what: `${what} figures wrong`, value: sum('wrong'), ...none };
}

async function killOver(url: string | null, kills: number, random: Random): Promise<Outcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-bench-kills-'));
  const vapid = webPush.generateVAPIDKeys();
  await using push = await spawnPushService();
  const subscriptions = await push.createSubscriptions(SUBSCRIPTIONS, {
    applicationServerKey: vapid.publicKey,
  });
  await fillDatabase({ dataDir, url }, subscriptions);
  await push.behave({ delay: DELAY_MS });
  let server = await startSendingServer(push, { dataDir, url, vapid });
  try {
    const undisturbed = await sendUndisturbed(server.url);
    const outcome: Outcome = { kills: 0, lost: 0, seenTwice: 0, repeated: 0, wrong: 0 };
    while (outcome.kills < kills) {
      await push.forgetDeliveries();
      const { id } = await (await signInAdmin(server.url)).send({ title: 'Hello' });
      await wait(random.fraction() * undisturbed);
      server.process.kill('SIGKILL');
      await once(server.process, 'exit');
      outcome.kills += 1;
      server = await startSendingServer(push, { dataDir, url, vapid });
      const admin = await signInAdmin(server.url);
      const { figures } = await admin.until(id, ({ status }) => status === 'done', PATIENCE_MS);
      if (figures.targeted !== SUBSCRIPTIONS || figures.sent !== SUBSCRIPTIONS) outcome.wrong += 1;
      const shown = new Map<string, string[]>();
      for (const { endpoint, message } of await push.deliveries({ status: 201 })) {
        const { delivery, tag } = v.parse(PushPayload, JSON.parse(message?.payload ?? 'null'));
        shown.set(endpoint, [...(shown.get(endpoint) ?? []), `${delivery} ${tag}`]);
      }
      outcome.lost += SUBSCRIPTIONS - shown.size;
      for (const messages of shown.values()) {
        outcome.repeated += messages.length - 1;
        if (new Set(messages).size > 1) outcome.seenTwice += 1;
      }
    }
    return outcome;
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true });
  }
}

/** Gives the ms that a send takes which nobody disturbs: the time within which the others are killed. */
async function sendUndisturbed(serverUrl: string): Promise<number> {
  const admin = await signInAdmin(serverUrl);
  const started = performance.now();
  const { id } = await admin.send({ title: 'Hello' });
  await admin.until(id, ({ status }) => status === 'done', PATIENCE_MS);
  return performance.now() - started;
}
