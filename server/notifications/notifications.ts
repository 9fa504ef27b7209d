import type { Logger } from 'pino';
import type { Reach } from '../contract/notifications.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { PushTransport } from '../push/transport/push-transport.ts';
import type { StoredAudience, Viewers } from './audience.ts';
import { walkAudience } from './audience-walk.ts';
import { createAuthorCheck } from './author-check.ts';
import { type Cancellations, createCancellations } from './cancellations.ts';
import { createDailyCap } from './daily-cap.ts';
import { createDelivery } from './delivery.ts';
import { createFanOut } from './fan-out.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createLateAnswers } from './late-answers.ts';
import { createPendingDeliveries } from './pending-deliveries.ts';
import type { NotificationQueues } from './queues.ts';
import { reachOf } from './reach.ts';
import { createReceipts, type TakeReceipts } from './receipts.ts';
import { createRecordOutcomes } from './record-outcomes.ts';
import { createReports, type Reports } from './reports.ts';
import type { SenderRights } from './sender-rights.ts';
import { createSettleCancelled } from './settle-cancelled.ts';
import { createSubmit, type Submit } from './submit.ts';

/** Notifications, from being accepted to being clicked. */
export interface Notifications extends Submit {
  cancel: Cancellations['cancel'];
  reports: Reports;
  inbox: Inbox;
  takeReceipts: TakeReceipts;
  /** How many an audience would reach if something left for it now. */
  reach(audience: StoredAudience): Promise<Reach>;
  /** Begins to send, also what a server before this one left. */
  start(): Promise<void>;
  /**
   * Begins no further message, and resolves when what is on its way is settled, or after some seconds. To
   * be called before the jobs are stopped.
   */
  interrupt(): Promise<void>;
}

/**
 * Puts the parts together.
 *
 * @param parts.schema the PostgreSQL schema of the tables
 * @param parts.random 0 to 1
 */
export function createNotifications(parts: {
  prisma: PrismaClient;
  queues: NotificationQueues;
  schema: string;
  sites: readonly SiteRule[];
  viewers: Viewers;
  rights: Pick<SenderRights, 'note' | 'of'>;
  transport: PushTransport;
  now: () => Date;
  random: () => number;
  log: Pick<Logger, 'info' | 'warn'>;
  noteFailure: NoteFailure;
}): Notifications {
  const { prisma, queues, schema, sites, viewers, rights, transport, now, random } = parts;
  const { log, noteFailure } = parts;
  const stopping = new AbortController();
  const { cancel, watch } = createCancellations(prisma, queues.settle, now, noteFailure);
  const authorCheck = createAuthorCheck(prisma, rights, sites);
  const lateAnswers = createLateAnswers(noteFailure);
  const deliver = createDelivery({
    prisma,
    read: createPendingDeliveries(prisma, schema),
    transport,
    countTowardsCap: createDailyCap(prisma, now),
    recordOutcomes: createRecordOutcomes({ prisma, queues, schema, now }),
    now,
    random,
    watch,
    cancel,
    authorCheck,
    lateAnswers,
    stopping: stopping.signal,
    log,
  });
  return {
    ...createSubmit({ prisma, queues, schema, viewers, rights, now }),
    cancel,
    reports: createReports(prisma, schema, now),
    inbox: createInbox(prisma, now),
    takeReceipts: createReceipts(prisma, now),
    reach: async (audience) =>
      reachOf(await walkAudience({ prisma, schema, viewers }, audience), () => performance.now()),
    async start() {
      await queues.deliver.work(deliver);
      await queues.deliverCritical.work(deliver);
      await queues.retry.work(deliver);
      const fanOut = { prisma, queues, viewers, authorCheck, cancel, schema, now, log };
      await queues.expand.work(createFanOut(fanOut));
      await queues.expandCritical.work(createFanOut(fanOut));
      await queues.settle.work(createSettleCancelled(prisma, schema));
    },
    interrupt() {
      stopping.abort();
      return lateAnswers.settled();
    },
  };
}
