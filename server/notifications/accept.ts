import { createHash } from 'node:crypto';
import type { Accepted, NotificationContent } from '../contract/notifications.ts';
import { Prisma, type PrismaClient } from '../database/generated/client.ts';
import type { Person } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { learnersIn, reachOf, type StoredAudience, type Viewers } from './audience.ts';
import type { NotificationQueues } from './queues.ts';

/** Prisma's code for a unique key that is taken. */
const TAKEN = 'P2002';

/** A notification that was checked, and may be sent. */
export interface AcceptableNotification {
  author: Person;
  content: NotificationContent;
  audience: StoredAudience;
  /** `null`: now. */
  sendAt: Date | null;
  /** By which the author asks once more for the same; `null` for none. */
  idempotencyKey: string | null;
}

/** Takes a notification on: resolves when it is in the database together with the job that sends it. */
export type Accept = (notification: AcceptableNotification) => Promise<Accepted>;

/**
 * Accepts notifications. With an idempotency key that was used before, the notification of then is the
 * answer and nothing is sent again.
 *
 * @throws Problem `idempotency-key-reused` where that was another one
 */
export function createAccept(parts: {
  prisma: PrismaClient;
  queues: Pick<NotificationQueues, 'expand'>;
  viewers: Viewers;
  now: () => Date;
}): Accept {
  const { prisma, queues, viewers, now } = parts;

  async function create(wanted: AcceptableNotification, fingerprint: string): Promise<string> {
    const { author, content, audience, sendAt, idempotencyKey } = wanted;
    const startsAt = sendAt ?? now();
    const { id } = await prisma.$transaction(async (transaction) => {
      const created = await transaction.notification.create({
        data: {
          authorId: author.id,
          authorName: author.name,
          idempotencyKey,
          fingerprint,
          content,
          audience,
          startsAt,
          expiresAt: new Date(startsAt.getTime() + content.ttl * 1000),
        },
        select: { id: true },
      });
      const delay = startsAt.getTime() - now().getTime();
      await queues.expand.add(transaction, [{ notificationId: created.id }], delay);
      return created;
    });
    queues.expand.wake();
    return id;
  }

  async function earlier(wanted: AcceptableNotification, fingerprint: string) {
    const { author, idempotencyKey } = wanted;
    if (idempotencyKey === null) return null;
    const found = await prisma.notification.findUnique({
      where: { authorId_idempotencyKey: { authorId: author.id, idempotencyKey } },
      select: { id: true, fingerprint: true },
    });
    if (found && found.fingerprint !== fingerprint) {
      throw new Problem(
        'idempotency-key-reused',
        'This Idempotency-Key came with another notification. Take a new one.',
      );
    }
    return found;
  }

  return async (wanted) => {
    const { audience } = wanted;
    const fingerprint = fingerprintOf(wanted);
    const reach = await reachOf(prisma, await learnersIn(audience, viewers));
    const before = await earlier(wanted, fingerprint);
    if (before) return { id: before.id, reach };
    try {
      return { id: await create(wanted, fingerprint), reach };
    } catch (error) {
      if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
      // The same request came twice at once, and the other one was first.
      const first = error.code === TAKEN ? await earlier(wanted, fingerprint) : null;
      if (!first) throw error;
      return { id: first.id, reach };
    }
  };
}

/** Tells two requests apart. */
function fingerprintOf({ content, audience, sendAt }: AcceptableNotification): string {
  const asked = JSON.stringify({ content, audience, sendAt });
  return createHash('sha256').update(asked).digest('hex');
}
