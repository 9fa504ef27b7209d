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
  const seenAt = new Date();
  const learners = Math.ceil(subscriptions.length / MAX_SUBSCRIPTIONS);
  await prisma.learner.createMany({
    data: Array.from({ length: learners }, (_, number) => ({
      id: `learner ${number}`,
      name: `Learner ${number}`,
      lastSeenAt: seenAt,
    })),
  });
  for (let start = 0; start < subscriptions.length; start += CHUNK) {
    await prisma.pushSubscription.createMany({
      data: subscriptions.slice(start, start + CHUNK).map(({ endpoint, keys }, offset) => ({
        endpoint,
        ...keys,
        learnerId: `learner ${Math.floor((start + offset) / MAX_SUBSCRIPTIONS)}`,
        seenAt,
      })),
    });
  }
  await close();
}
