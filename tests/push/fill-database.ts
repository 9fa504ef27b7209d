import { pino } from 'pino';
import { openDatabase } from '../../server/database/database.ts';
import { MAX_SUBSCRIPTIONS } from '../../server/push/subscriptions.ts';
import type { CreatedSubscription } from '../push-service/delivery/subscriptions.ts';

/** Rows that one statement inserts. */
const CHUNK = 1_000;

/** Puts subscriptions, and learners who own them, into a database whose server is not running. */
export async function fillDatabase(
  where: { dataDir: string; url: string | null },
  subscriptions: readonly CreatedSubscription[],
): Promise<void> {
  const { prisma, close } = await openDatabase({ ...where, log: pino({ level: 'silent' }) });
  const learners = Math.ceil(subscriptions.length / MAX_SUBSCRIPTIONS);
  await prisma.$executeRaw`
    INSERT INTO learners (id, name, last_seen_at)
    SELECT 'learner ' || number, 'Learner ' || number, now()
    FROM generate_series(0, ${learners - 1}::int) AS number`;
  for (let start = 0; start < subscriptions.length; start += CHUNK) {
    const rows = subscriptions.slice(start, start + CHUNK).map(({ endpoint, keys }, offset) => ({
      endpoint,
      ...keys,
      learner: Math.floor((start + offset) / MAX_SUBSCRIPTIONS),
    }));
    // Prisma's createMany takes several times as long.
    await prisma.$executeRaw`
      INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, learner_id, seen_at)
      SELECT gen_random_uuid(), row->>'endpoint', row->>'p256dh', row->>'auth',
        'learner ' || (row->>'learner'), now()
      FROM json_array_elements(${JSON.stringify(rows)}::json) AS row`;
  }
  await close();
}
