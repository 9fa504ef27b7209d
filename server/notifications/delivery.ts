import type { Logger } from 'pino';
import { DEFAULT_PREFERENCES, type Preferences } from '../contract/preferences.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { verdictOn } from '../push/answer.ts';
import type { PushChannel, SendResult } from '../push/push-channel.ts';
import type { Cancellations } from './cancellations.ts';
import type { Claims } from './claims.ts';
import { decide } from './decision.ts';
import { nextTry } from './next-try.ts';
import { payloadOf, topicOf } from './payload.ts';
import type { PendingDelivery, pendingDeliveries } from './pending-deliveries.ts';
import type { Deliver } from './queues.ts';
import { refusalsIn } from './refusals.ts';
import type { Settle, Settled, WaitReason } from './settlement.ts';
import { type StoredNotification, storedNotification } from './stored.ts';

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
  read: ReturnType<typeof pendingDeliveries>;
  channel: PushChannel;
  claims: Claims;
  settle: Settle;
  now: () => Date;
  random: () => number;
  watch: Cancellations['watch'];
  stopping: AbortSignal;
  log: Pick<Logger, 'warn'>;
}): (job: Deliver) => Promise<void> {
  const { prisma, read, channel, claims, settle, now, random, watch, stopping, log } = parts;

  /** Splits deliveries into those that are to be sent now and those that are settled without it. */
  async function decided(
    { id, content, expiresAt }: StoredNotification,
    rows: readonly PendingDelivery[],
    preferences: ReadonlyMap<string, Preferences>,
  ): Promise<{ sendable: PendingDelivery[]; settled: Settled[] }> {
    const { category, critical } = content;
    const moment = now().getTime();
    const decideOn = ({ learnerId }: PendingDelivery, recently: number) =>
      decide(
        { category, critical, expiresAt: expiresAt.getTime(), recently },
        preferences.get(learnerId) ?? DEFAULT_PREFERENCES,
        moment,
      );
    const capped = rows.flatMap((row) => {
      const dailyCap = preferences.get(row.learnerId)?.notifications.dailyCap ?? null;
      if (dailyCap === null || critical || decideOn(row, 0).kind !== 'send') return [];
      return [{ id: row.id, learnerId: row.learnerId, dailyCap }];
    });
    const recently = await claims(id, capped);
    const sendable: PendingDelivery[] = [];
    const settled: Settled[] = [];
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
  ): Promise<Settled[]> {
    const sentAt = now().getTime();
    const messages = rows.map(({ id: deliveryId, subscription: { endpoint, p256dh, auth } }) => ({
      endpoint,
      keys: { p256dh, auth },
      plaintext: payloadOf(content, { notificationId, deliveryId }, sentAt),
    }));
    const travel = {
      expiresAt: expiresAt.getTime(),
      urgency: content.urgency,
      topic: topicOf(content, notificationId),
    };
    const results = await channel.sendAll(messages, travel, over);
    return rows.flatMap((row, index) => {
      const result = results[index];
      return result ? [settledBy(row, result, expiresAt.getTime())] : [];
    });
  }

  function settledBy(
    { id, attempts, subscription }: PendingDelivery,
    result: SendResult,
    expiresAt: number,
  ): Settled {
    const later = (dueAt: number | null, reason: WaitReason): Settled =>
      dueAt !== null && dueAt < expiresAt
        ? { id, state: 'pending', dueAt, reason }
        : { id, state: 'expired' };
    if (result.kind === 'paused') return later(result.until, 'paused');
    if (result.kind === 'refused') return failure(id, result.reason, result.detail);
    const verdict = verdictOn(result.answer);
    switch (verdict.kind) {
      case 'sent':
        return { id, state: 'sent' };
      case 'gone':
        return failure(id, 'gone', result.answer.words, subscription.id);
      case 'failed':
        return failure(id, verdict.reason, result.answer.words);
      case 'retry':
        return later(
          nextTry(
            { failures: attempts + 1, notBefore: result.until, expiresAt },
            now().getTime(),
            random(),
          ),
          'retry',
        );
    }
  }

  return async ({ notificationId, deliveryIds }) => {
    // Before the look at the row, so that no cancelling falls between the two.
    using cancelled = watch(notificationId);
    const row = await prisma.notification.findUnique({ where: { id: notificationId } });
    if (!row) return;
    const notification = storedNotification(row);
    const { pending, lost, preferences } = await read(deliveryIds);
    if (notification.cancelledAt) {
      const ids = [...pending.map(({ id }) => id), ...lost];
      await settle(
        notificationId,
        ids.map((id) => ({ id, state: 'cancelled' })),
      );
      return;
    }
    const { sendable, settled } = await decided(notification, pending, preferences);
    const over = AbortSignal.any([stopping, cancelled.signal]);
    const sent = await send(notification, sendable, over);
    const gone = lost.map((id) => failure(id, 'gone', ''));
    await settle(notificationId, [...gone, ...settled, ...sent]);
    for (const refusals of refusalsIn(sendable, sent)) {
      log.warn({ notification: notificationId, ...refusals }, 'a push service refused messages');
    }
    if (sent.length < sendable.length && stopping.aborted) throw new InterruptedError();
  };
}

function failure(
  id: string,
  reason: string,
  detail: string,
  goneId: string | null = null,
): Settled {
  return { id, state: 'failed', reason, detail, goneId };
}
