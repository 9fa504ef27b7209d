import type { NotificationContent, Submission } from '../contract/notifications.ts';
import { Prisma, type PrismaClient } from '../database/generated/client.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { sendingWords } from '../words/sending.ts';
import type { StoredAudience, Viewers } from './audience.ts';
import { walkAudience } from './audience-walk.ts';
import type { NotificationQueues } from './queues.ts';
import { reachOf } from './reach.ts';
import type { SenderRights } from './sender-rights.ts';

/** Prisma's code for a unique key that is taken. */
const TAKEN = 'P2002';

/** A notification that was checked, and may be sent. */
export interface SubmittedNotification {
  author: SignedInPerson;
  content: NotificationContent;
  audience: StoredAudience;
  /** Tells what was asked for from what else comes with the same key. */
  fingerprint: string;
  /** When it leaves, by the server's clock; `null`: now. */
  startsAt: Date | null;
  /** By which the author asks once more for the same; `null` for none. */
  idempotencyKey: string | null;
}

/** Takes notifications on. */
export interface Submit {
  /**
   * The first answer to a request that came before with the same idempotency key, or `null` where it is
   * the first.
   *
   * @throws Problem `idempotency-key-reused` where another one came with the key
   */
  earlier(wanted: SubmittedNotification): Promise<Submission | null>;
  /**
   * Resolves when it is in the database together with the job that sends it. Of two requests with one key
   * that come at once, both get the answer of the first.
   *
   * @throws Problem `idempotency-key-reused`
   */
  submit(wanted: SubmittedNotification): Promise<Submission>;
}

/** Accepts notifications into a database. */
export function createSubmit(parts: {
  prisma: PrismaClient;
  queues: Pick<NotificationQueues, 'expand' | 'expandCritical'>;
  /** The PostgreSQL schema of the tables. */
  schema: string;
  viewers: Viewers;
  rights: Pick<SenderRights, 'note'>;
  now: () => Date;
}): Submit {
  const { prisma, queues, schema, viewers, rights, now } = parts;

  async function create(wanted: SubmittedNotification): Promise<Submission> {
    const { author, content, audience, fingerprint, idempotencyKey } = wanted;
    // What they may do now is looked at again when it leaves.
    await rights.note(author);
    const walk = await walkAudience({ prisma, schema, viewers }, audience);
    const reach = await reachOf(walk, () => performance.now());
    const startsAt = wanted.startsAt ?? now();
    const queue = content.critical ? queues.expandCritical : queues.expand;
    const { id } = await prisma.$transaction(async (transaction) => {
      const created = await transaction.notification.create({
        data: {
          authorId: author.id,
          authorName: author.name,
          idempotencyKey,
          fingerprint,
          reachPeople: reach.people,
          reachDevices: reach.devices,
          reachAtLeast: reach.atLeast ?? false,
          content,
          audience,
          startsAt,
          expiresAt: new Date(startsAt.getTime() + content.ttl * 1000),
        },
        select: { id: true },
      });
      const delay = startsAt.getTime() - now().getTime();
      await queue.add(transaction, [{ notificationId: created.id }], delay);
      return created;
    });
    queue.wake();
    return { id, reach };
  }

  async function earlier(wanted: SubmittedNotification): Promise<Submission | null> {
    const { author, idempotencyKey } = wanted;
    if (idempotencyKey === null) return null;
    const found = await prisma.notification.findUnique({
      where: { authorId_idempotencyKey: { authorId: author.id, idempotencyKey } },
      select: {
        ...{ id: true, fingerprint: true },
        ...{ reachPeople: true, reachDevices: true, reachAtLeast: true },
      },
    });
    if (!found) return null;
    if (found.fingerprint !== wanted.fingerprint) {
      throw new Problem('idempotency-key-reused', sendingWords.keyReused);
    }
    const { id, reachPeople: people, reachDevices: devices, reachAtLeast: atLeast } = found;
    return { id, reach: { people, devices, ...(atLeast && { atLeast }) } };
  }

  return {
    earlier,
    async submit(wanted) {
      try {
        return await create(wanted);
      } catch (error) {
        if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
        // The same request came twice at once, and the other one was first.
        const first = error.code === TAKEN ? await earlier(wanted) : null;
        if (!first) throw error;
        return first;
      }
    },
  };
}
