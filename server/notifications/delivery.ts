import type { Logger } from 'pino';
import type { PrismaClient } from '../database/generated/client.ts';
import { type Choices, DEFAULT_CHOICES } from '../preferences/choices.ts';
import type { PushTransport, SendResult } from '../push/transport/push-transport.ts';
import { type AuthorCheck, leavesLate } from './author-check.ts';
import type { Cancellations } from './cancellations.ts';
import type { CountTowardsCap } from './daily-cap.ts';
import { decide } from './decision.ts';
import type { LateAnswers } from './late-answers.ts';
import { failure, outcomeOf } from './outcome.ts';
import { payloadOf, topicOf } from './payload.ts';
import type { createPendingDeliveries, PendingDelivery } from './pending-deliveries.ts';
import type { Deliver } from './queues.ts';
import type { DeliveryOutcome, RecordOutcomes } from './record-outcomes.ts';
import { refusalsIn } from './refusals.ts';
import { type StoredNotification, storedNotification } from './stored.ts';

/** Ms after which a slow answer is no longer waited for: longer than a request may take. */
const UNANSWERED_MS = 60_000;

/** A delivery whose answer is slow; `null` where none came, as the server stops. */
interface SlowDelivery {
  row: PendingDelivery;
  outcome: Promise<DeliveryOutcome | null>;
}

/** The server is about to stop: what was not sent yet is sent after the next start. */
export class InterruptedError extends Error {
  constructor() {
    super('The server stops.');
    this.name = 'InterruptedError';
  }
}

/**
 * Sends some deliveries of a notification: decides on each by its learner's preferences, hands what is
 * to go to the push services, and writes down what came of it.
 *
 * @param parts.random 0 to 1
 * @param parts.stopping ends when the server stops
 */
export function createDelivery(parts: {
  prisma: PrismaClient;
  read: ReturnType<typeof createPendingDeliveries>;
  transport: PushTransport;
  countTowardsCap: CountTowardsCap;
  recordOutcomes: RecordOutcomes;
  now: () => Date;
  random: () => number;
  watch: Cancellations['watch'];
  cancel: Cancellations['cancel'];
  authorCheck: AuthorCheck;
  lateAnswers: LateAnswers;
  stopping: AbortSignal;
  log: Pick<Logger, 'warn'>;
}): (job: Deliver) => Promise<void> {
  const {
    prisma,
    read,
    transport,
    countTowardsCap,
    recordOutcomes,
    now,
    random,
    watch,
    lateAnswers,
    stopping,
    log,
  } = parts;
  const { cancel, authorCheck } = parts;

  /** Splits deliveries into those that are to be sent now and those that are settled without it. */
  async function decided(
    { id, content, expiresAt }: StoredNotification,
    rows: readonly PendingDelivery[],
    preferences: ReadonlyMap<string, Choices>,
  ): Promise<{ sendable: PendingDelivery[]; settled: DeliveryOutcome[] }> {
    const { category, critical } = content;
    const moment = now().getTime();
    const decideOn = ({ learnerId }: PendingDelivery, recently: number) =>
      decide(
        { category, critical, expiresAt: expiresAt.getTime(), recently },
        preferences.get(learnerId) ?? DEFAULT_CHOICES,
        moment,
      );
    const capped = rows.flatMap((row) => {
      const dailyCap = preferences.get(row.learnerId)?.notifications.dailyCap ?? null;
      if (dailyCap === null || critical || decideOn(row, 0).kind !== 'send') return [];
      return [{ id: row.id, learnerId: row.learnerId, dailyCap }];
    });
    const recently = await countTowardsCap(id, capped);
    const sendable: PendingDelivery[] = [];
    const settled: DeliveryOutcome[] = [];
    for (const row of rows) {
      const decision = decideOn(row, recently.get(row.learnerId) ?? 0);
      if (decision.kind === 'send') sendable.push(row);
      else if (decision.kind === 'expire') settled.push({ id: row.id, state: 'expired' });
      else if (decision.kind === 'wait') {
        settled.push({
          id: row.id,
          state: 'pending',
          dueAt: decision.until,
          reason: 'quiet-hours',
        });
      } else settled.push({ id: row.id, state: 'suppressed', reason: decision.reason });
    }
    return { sendable, settled };
  }

  async function send(
    { id: notificationId, content, expiresAt }: StoredNotification,
    rows: readonly PendingDelivery[],
    over: AbortSignal,
  ): Promise<{ sent: DeliveryOutcome[]; slow: SlowDelivery[] }> {
    const sentAt = now().getTime();
    const messages = rows.map(({ id: deliveryId, attempts, subscription }) => ({
      endpoint: subscription.endpoint,
      keys: { p256dh: subscription.p256dh, auth: subscription.auth },
      plaintext: payloadOf(content, { notificationId, deliveryId }, sentAt),
      // Once: a push service that is down is not asked by each of its retries.
      passesOpenCircuit: content.critical && attempts === 0,
    }));
    const delivery = {
      expiresAt: expiresAt.getTime(),
      urgency: content.urgency,
      topic: topicOf(content, notificationId),
    };
    const outcome = (row: PendingDelivery, result: SendResult) =>
      outcomeOf(row, result, delivery.expiresAt, now().getTime(), random());
    const results = await transport.sendAll(messages, delivery, over);
    const sent: DeliveryOutcome[] = [];
    const slow: SlowDelivery[] = [];
    for (const [index, row] of rows.entries()) {
      const result = results[index];
      if (!result) continue;
      if (result.kind === 'slow') {
        const dueAt = now().getTime() + UNANSWERED_MS;
        sent.push({ id: row.id, state: 'pending', dueAt, reason: 'unanswered' });
        slow.push({ row, outcome: result.result.then((late) => late && outcome(row, late)) });
      } else sent.push(outcome(row, result));
    }
    return { sent, slow };
  }

  /** Writes down what came of messages, and tells the operator what push services refused. */
  async function writeDown(
    notificationId: string,
    rows: readonly PendingDelivery[],
    settled: readonly DeliveryOutcome[],
  ): Promise<void> {
    await recordOutcomes(notificationId, settled);
    for (const refusals of refusalsIn(rows, settled)) {
      log.warn({ notification: notificationId, ...refusals }, 'a push service refused messages');
    }
  }

  return async (job) => {
    const { notificationId } = job;
    // Before the look at the row, so that no cancelling falls between the two.
    using cancelled = watch(notificationId);
    const row = await prisma.notification.findUnique({ where: { id: notificationId } });
    if (!row) return;
    const notification = storedNotification(row);
    const problem =
      !row.cancelledAt && leavesLate(row, now()) ? await authorCheck(notification) : null;
    if (problem) {
      await cancel(notificationId, problem);
      log.warn(
        { notification: notificationId, author: row.authorId, reason: problem },
        'not sent any more',
      );
      return;
    }
    const { pending, lost, preferences } = await read(job);
    if (notification.cancelledAt) {
      const ids = [...pending.map(({ id }) => id), ...lost];
      await recordOutcomes(
        notificationId,
        ids.map((id) => ({ id, state: 'cancelled' })),
      );
      return;
    }
    const { sendable, settled } = await decided(notification, pending, preferences);
    const over = AbortSignal.any([stopping, cancelled.signal]);
    const { sent, slow } = await send(notification, sendable, over);
    const gone = lost.map((id) => failure(id, 'gone', ''));
    await writeDown(notificationId, sendable, [...gone, ...settled, ...sent]);
    // Not before it stands in the database that they are waited for, and with them the job that asks again.
    for (const { row: delivery, outcome } of slow) {
      lateAnswers.add(
        outcome.then(async (end) => {
          if (end) await writeDown(notificationId, [delivery], [end]);
        }),
      );
    }
    if (sent.length < sendable.length && stopping.aborted) throw new InterruptedError();
  };
}
