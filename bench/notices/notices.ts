import { rm } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { startPostgres } from '../../server/database/testing/postgres.ts';
import { startJobs } from '../../server/jobs/jobs.ts';
import { walkAudience } from '../../server/notifications/audience-walk.ts';
import { createCancellations } from '../../server/notifications/cancellations.ts';
import { createFanOut } from '../../server/notifications/fan-out.ts';
import { openNotificationQueues } from '../../server/notifications/queues.ts';
import { reachOf } from '../../server/notifications/reach.ts';
import { createSettleCancelled } from '../../server/notifications/settle-cancelled.ts';
import { notificationRow } from '../../server/notifications/testing/notification-row.ts';
import { makeDataDir } from '../../server/testing/database-template.ts';
import type { Figure } from '../figure.ts';
import { addCourse, COURSE } from './course.ts';

const LEARNERS = 100_000;
/** Of what is cancelled: as many deliveries for each learner. */
const TIMES = { embedded: 1, PostgreSQL: 10 };
const SCHEMA = 'public';
const log = pino({ enabled: false });

const RATE_BAR = 10_000;
const LAG_BAR_MS = 100;
const CANCEL_BAR_MS = 1_000;
const REACH_BAR_MS = 300;

/** Notifications to a course of 100,000: on its way, counted beforehand, and cancelled. */
export async function* measureNotices(): AsyncIterable<Figure> {
  const dataDir = await makeDataDir();
  try {
    yield* figuresOn('embedded', null, dataDir);
    const postgres = await startPostgres();
    if (!postgres) return;
    try {
      yield* figuresOn('PostgreSQL', await postgres.createDatabase(), dataDir);
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function* figuresOn(
  name: keyof typeof TIMES,
  url: string | null,
  dataDir: string,
): AsyncIterable<Figure> {
  await using stack = new AsyncDisposableStack();
  const database = await openDatabase({ url, dataDir, log });
  stack.defer(() => database.close());
  const jobs = await startJobs({ database, url, log });
  stack.defer(() => jobs.stop());
  const { prisma } = database;
  await addCourse(prisma, LEARNERS);
  const queues = await openNotificationQueues(jobs);
  const parts = { prisma, schema: SCHEMA, viewers: async () => [] };
  const audience = { type: 'course', site: COURSE.site, courseId: COURSE.course } as const;

  const walk = await walkAudience(parts, audience);
  const counted = await timed(() => reachOf(walk, () => performance.now()));
  yield {
    what: `${name}: reach of a course of ${LEARNERS}`,
    value: counted.ms,
    unit: 'ms',
    bar: REACH_BAR_MS,
    atMost: true,
    note: `${counted.result.atLeast ? 'at least ' : ''}${counted.result.people} people`,
  };

  const { id } = await prisma.notification.create({ data: { ...notificationRow(), audience } });
  const expand = createFanOut({
    ...parts,
    queues,
    authorCheck: async () => null,
    cancel: async () => false,
    now: () => new Date(),
    log,
  });
  const expanded = await timed(() => expand({ notificationId: id }));
  const made = await prisma.delivery.count({ where: { notificationId: id } });
  if (made !== LEARNERS) throw new Error(`${made} deliveries were made for ${LEARNERS} learners.`);
  yield {
    what: `${name}: expansion to a course of ${LEARNERS}, fresh tables`,
    value: made / (expanded.ms / 1_000),
    unit: 'deliveries a second',
    bar: RATE_BAR,
    atMost: false,
  };
  yield lag(`${name}: longest hold of the process meanwhile`, expanded.lagMs);
  yield* cancelFigures(name, database, queues, id);
}

async function* cancelFigures(
  name: keyof typeof TIMES,
  { prisma }: Database,
  queues: Awaited<ReturnType<typeof openNotificationQueues>>,
  id: string,
): AsyncIterable<Figure> {
  for (let time = 1; time < TIMES[name]; time += 1) {
    await prisma.$executeRaw`
      INSERT INTO deliveries (id, notification_id, subscription_id, learner_id)
      SELECT gen_random_uuid(), ${id}::uuid, gen_random_uuid(), 'user_' || n
      FROM generate_series(1, ${LEARNERS}::int) AS n`;
  }
  const waiting = LEARNERS * TIMES[name];
  const { cancel } = createCancellations(
    prisma,
    queues.settle,
    () => new Date(),
    (error) => {
      throw error;
    },
  );
  const cancelled = await timed(() => cancel(id));
  yield {
    what: `${name}: cancelling ${waiting} deliveries`,
    value: cancelled.ms,
    unit: 'ms',
    bar: CANCEL_BAR_MS,
    atMost: true,
  };
  const settle = createSettleCancelled(prisma, SCHEMA);
  const settled = await timed(() => settle({ notificationId: id }));
  yield {
    ...lag(`${name}: longest hold while each is settled`, settled.lagMs),
    note: `all in ${(settled.ms / 1_000).toFixed(1)} s`,
  };
}

function lag(what: string, value: number): Figure {
  return { what, value, unit: 'ms', bar: LAG_BAR_MS, atMost: true };
}

async function timed<Result>(
  act: () => Promise<Result>,
): Promise<{ result: Result; ms: number; lagMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const from = performance.now();
  const result = await act();
  const ms = performance.now() - from;
  delay.disable();
  return { result, ms, lagMs: delay.max / 1e6 };
}
