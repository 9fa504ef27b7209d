import { rm } from 'node:fs/promises';
import { Hono } from 'hono';
import { pino } from 'pino';
import * as v from 'valibot';
import { expect, vi } from 'vitest';
import webPush from 'web-push';
import { adminRoutes } from '../../../server/admin/routes.ts';
import { MyNotifications } from '../../../server/contract/my-notifications.ts';
import { NotificationReport, Submission } from '../../../server/contract/notifications.ts';
import type { PreferencesPatch } from '../../../server/contract/preferences.ts';
import { PushPayload } from '../../../server/contract/push.ts';
import { DEMO_RULE } from '../../../server/contract/sites/demo-rule.ts';
import { openDatabase } from '../../../server/database/database.ts';
import { retryConflicts } from '../../../server/database/retry-conflicts.ts';
import { schemaOf } from '../../../server/database/schema-of.ts';
import { createNoteFailure } from '../../../server/health/note-failure.ts';
import { answerErrors } from '../../../server/http/answer-errors.ts';
import { jobsSchema, startJobs } from '../../../server/jobs/jobs.ts';
import { createNotifications } from '../../../server/notifications/notifications.ts';
import { openNotificationQueues } from '../../../server/notifications/queues.ts';
import { notificationRoutes } from '../../../server/notifications/routes.ts';
import { createSenderRights, noteRights } from '../../../server/notifications/sender-rights.ts';
import { createPreferencesStore } from '../../../server/preferences/store.ts';
import { PUSH_HOSTS } from '../../../server/push/push-hosts.ts';
import { subscriptionRoutes } from '../../../server/push/subscription-routes.ts';
import { createPushSubscriptions } from '../../../server/push/subscriptions.ts';
import { openPushTransport } from '../../../server/push/transport/open-push-transport.ts';
import { makeDataDir } from '../../../server/testing/database-template.ts';
import { visitsIn } from '../../../server/visits/testing/visits-in.ts';
import type { CreatedSubscription } from '../../push-service/delivery/subscriptions.ts';
import { startPushService } from '../../push-service/start-push-service.ts';
import { resolvePerson, type Token } from './token.ts';

/** Ms; jobs that become due are looked for every 2 s. */
const PATIENCE_MS = 15_000;

const DAY = 24 * 3_600_000;

/** The server's part of push on a database, sending to a push service in this process. */
export type Pipeline = Awaited<ReturnType<typeof openPipeline>>;

/** Opens it. `url` is a PostgreSQL database's, or `null` for an embedded one. */
export async function openPipeline(url: string | null) {
  const dataDir = await makeDataDir();
  const warnings: unknown[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void warnings.push(JSON.parse(line)) });
  const noteFailure = createNoteFailure({ outages: { report: () => null }, log });
  const push = await startPushService();
  const vapidKeys = webPush.generateVAPIDKeys();
  const database = await openDatabase({ url, dataDir, log });
  const { prisma } = database;
  const jobs = await startJobs({ database, url, log });
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const viewers = new Map<string, string[]>();
  let gathering = Promise.resolve();
  const queues = await openNotificationQueues(jobs);
  const rights = createSenderRights({
    prisma,
    rightsNow: async () => null,
    now,
    monotonic: () => performance.now() + ahead,
    noteFailure,
  });
  const notifications = createNotifications({
    rights,
    prisma,
    queues,
    schema: schemaOf(url),
    sites: [DEMO_RULE],
    async viewers({ chapter }) {
      await gathering;
      return viewers.get(chapter) ?? [];
    },
    transport: openPushTransport(
      {
        vapid: { keys: vapidKeys, subject: 'mailto:operator@alongside.example' },
        hosts: PUSH_HOSTS,
        route: push.route,
      },
      { now: () => now().getTime(), monotonic: () => performance.now() + ahead, random: () => 0 },
    ).transport,
    now,
    random: () => 0,
    log,
    noteFailure,
  });
  await notifications.start();

  const met = visitsIn(prisma, { schema: schemaOf(url), now });
  const store = createPreferencesStore(prisma);
  const verify = noteRights(async (token) => resolvePerson(decodeURIComponent(token)), rights);
  const admin = adminRoutes({
    ...{ limits: { take: async () => undefined }, verify, notifications, prisma },
    moderation: { reports: { latest: async () => [] }, moderate: () => Promise.reject() },
    busyChapters: async () => [],
    origins: { targets: ['https://learn.test'], images: ['https://learn.test'] },
    sites: [DEMO_RULE],
    titles: { setCourse: async () => undefined, setChapter: async () => undefined },
    now,
    log,
  });
  const app = new Hono()
    .onError(answerErrors(log))
    .route('/', notificationRoutes({ verify, ...notifications }))
    .route(
      '/',
      subscriptionRoutes({
        verify,
        ensureLearner: met.ensureLearner,
        subscriptions: createPushSubscriptions(prisma, schemaOf(url), now),
        hosts: PUSH_HOSTS,
        log,
      }),
    )
    .route('/admin', admin);

  async function ask(token: Token, method: string, path: string, body?: unknown, key?: string) {
    return app.request(path, {
      method,
      headers: {
        authorization: `Bearer ${encodeURIComponent(token)}`,
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async function reportOf(id: string): Promise<NotificationReport> {
    const response = await ask('admin Ada', 'GET', `/admin/notifications/${id}`);
    return v.parse(NotificationReport, await response.json());
  }

  return {
    push,
    prisma,
    ask,
    reportOf,
    /** What instructors and admins can ask for. */
    adminRoutes: admin.routes.filter(({ method }) => method !== 'ALL'),
    /** Who is on which chapter, by its id. */
    viewers,
    /** Makes whoever asks who is on a chapter wait, until the function that it gives is called. */
    holdUpViewers(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      gathering = promise;
      return resolve;
    },
    /** What was logged as a warning or worse. */
    warnings,
    now,
    /** A learner who was on these courses, with a browser for each of `devices`. */
    async learner(name: string, options: { courses?: string[]; devices?: number } = {}) {
      const { courses = ['light'], devices = 1 } = options;
      const person = resolvePerson(`learner ${name}`);
      for (const course of courses) met.note(person, { site: 'demo', course, chapter: '1' });
      await met.write();
      const { publicKey: applicationServerKey } = vapidKeys;
      const subscriptions = await push.createSubscriptions(devices, { applicationServerKey });
      for (const subscription of subscriptions) {
        const token: Token = `learner ${name}`;
        const response = await ask(token, 'PUT', '/me/push-subscriptions', subscription);
        expect(response.status).toBe(204);
      }
      return subscriptions;
    },
    async prefer(name: string, patch: PreferencesPatch['notifications'] = {}, receipts = true) {
      await store.change(name, { notifications: patch, receipts });
    },
    /** Sends as an admin, unless `token` says otherwise. */
    async send(draft: object, token: Token = 'admin Ada'): Promise<Submission> {
      const response = await ask(token, 'POST', '/admin/notifications', {
        title: 'Hello',
        audience: { type: 'everyone' },
        ...draft,
      });
      expect(response.status).toBe(202);
      return v.parse(Submission, await response.json());
    },
    /** Waits until the report is as `matches` wants it. */
    async until(id: string, matches: (report: NotificationReport) => boolean) {
      return vi.waitFor(
        async () => {
          const report = await reportOf(id);
          if (!matches(report)) throw new Error(`The report is ${JSON.stringify(report)}`);
          return report;
        },
        { timeout: PATIENCE_MS, interval: 50 },
      );
    },
    async done(id: string) {
      const { figures } = await this.until(id, ({ status }) => status === 'done');
      return figures;
    },
    /** The payloads that arrived in a browser, in order. */
    async arrived({ endpoint }: CreatedSubscription): Promise<PushPayload[]> {
      const deliveries = await push.deliveries({ endpoint, status: 201 });
      return deliveries.map(({ message }) =>
        v.parse(PushPayload, JSON.parse(message?.payload ?? 'null')),
      );
    },
    async inbox(name: string, before: string | null = null) {
      const path = `/me/notifications${before === null ? '' : `?before=${before}`}`;
      const response = await ask(`learner ${name}`, 'GET', path);
      return v.parse(MyNotifications, await response.json());
    },
    /** Moves the clock, and the jobs that wait for it. */
    async advance(ms: number): Promise<void> {
      ahead += ms;
      await database.pool.query(
        `UPDATE ${jobsSchema(url)}.job SET start_after = start_after - $1 * interval '1 ms'
         WHERE state IN ('created', 'retry')`,
        [ms],
      );
      queues.expand.wake();
      queues.expandCritical.wake();
      queues.deliver.wake();
      queues.deliverCritical.wake();
      queues.retry.wake();
    },
    /** As the server after one that was killed amidst the audience. */
    async expandAgain(notificationId: string): Promise<void> {
      await prisma.$transaction((transaction) =>
        queues.expand.add(transaction, [{ notificationId }], 0),
      );
      queues.expand.wake();
    },
    /** Leaves nothing to do for the next test. */
    async clear(): Promise<void> {
      ahead += DAY; // what was learned of push services is forgotten
      await push.behaveWell();
      await push.forgetDeliveries();
      // What was sent last may be being written down, by locks on deliveries, then on their notification; and
      // caps claimed, by locks on preferences in the order of learners. Deleting takes either the other way.
      await retryConflicts(() => prisma.notification.deleteMany());
      await retryConflicts(() => prisma.learner.deleteMany());
      viewers.clear();
      warnings.length = 0;
    },
    async close(): Promise<void> {
      await notifications.interrupt();
      await jobs.stop();
      await database.close();
      await push.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
