import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Audience } from '../contract/notifications.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { idHash } from '../rooms/id-hash.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createFanOut } from './fan-out.ts';
import type { Deliver } from './queues.ts';
import { notificationRow } from './testing/notification-row.ts';

const log = pino({ enabled: false });
let dataDir: string;
let database: Database;
/** The jobs that send. */
let jobs: Deliver[];

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log });
  await database.prisma.learner.create({
    data: { id: 'ana', name: 'Ana', lastSeenAt: new Date() },
  });
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  jobs = [];
  await database.prisma.notification.deleteMany();
  await database.prisma.pushSubscription.deleteMany();
  await database.prisma.course.deleteMany();
  await database.prisma.learner.deleteMany({ where: { id: { not: 'ana' } } });
});

/** Fans a notification out as one server process does. */
function createProcess() {
  const queue = {
    async add(_transaction: unknown, added: readonly Deliver[]) {
      jobs.push(...added);
    },
    wake: () => undefined,
    work: async () => undefined,
  };
  return createFanOut({
    prisma: database.prisma,
    queues: { deliver: queue, deliverCritical: queue },
    viewers: async () => [],
    authorCheck: async () => null,
    cancel: async () => false,
    schema: 'public',
    now: () => new Date(),
    log,
  });
}

async function addSubscriptions(count: number): Promise<void> {
  await database.prisma.$executeRaw`
    INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, learner_id, seen_at)
    SELECT gen_random_uuid(), 'https://push.test/' || number, '', '', 'ana', now()
    FROM generate_series(1, ${count}::int) AS number`;
}

async function addNotification(audience: Audience = { type: 'everyone' }): Promise<string> {
  const { id } = await database.prisma.notification.create({
    data: { ...notificationRow(), audience },
  });
  return id;
}

/** Learners with a browser each, who were in `each` of so many rooms of a course, one after the other. */
async function addCourse(
  course: string,
  counts: { learners: number; rooms: number; each: number },
) {
  const { learners, rooms, each } = counts;
  const hash = idHash(course);
  await database.prisma.course.create({ data: { site: 'school', course, hash } });
  await database.prisma.$executeRaw`
    INSERT INTO rooms (id, course_id, chapter, hash, last_seen_at)
    SELECT gen_random_uuid(), c.id, n, n, now()
    FROM courses c, generate_series(0, ${rooms - 1}::int) AS n WHERE c.hash = ${hash}`;
  await database.prisma.$executeRaw`
    INSERT INTO learners (id, name, last_seen_at)
    SELECT ${course} || n, '', now() FROM generate_series(1, ${learners}::int) AS n`;
  await database.prisma.$executeRaw`
    INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, learner_id, seen_at)
    SELECT gen_random_uuid(), 'https://push.test/' || id, '', '', id, now()
    FROM learners WHERE id LIKE ${course} || '%'`;
  await database.prisma.$executeRaw`
    INSERT INTO course_visits (learner_id, room_id, last_seen_at)
    SELECT ${course} || n, r.id, now()
    FROM generate_series(1, ${learners}::int) AS n, generate_series(0, ${each - 1}::int) AS visit, rooms r
    JOIN courses c ON c.id = r.course_id AND c.hash = ${hash}
    WHERE r.chapter::int = (n + visit) % ${rooms}::int`;
}

/** How many deliveries there are, how many are in jobs, and how many of them in no other. */
async function fannedOut(notificationId: string) {
  const where = { notificationId };
  const inJobs = jobs.flatMap(({ deliveryIds }) => deliveryIds);
  const row = await database.prisma.notification.findUniqueOrThrow({
    where: { id: notificationId },
    include: { tallies: true },
  });
  return {
    isWhole: row.expandedAt !== null,
    counted: row.tallies.map(({ outcome, count }) => `${count} ${outcome}`),
    deliveries: await database.prisma.delivery.count({ where }),
    inJobs: inJobs.length,
    once: new Set(inJobs).size,
  };
}

describe('an audience', () => {
  it.each([1, 999, 1_000, 1_001])('of %i browsers is reached, each once', async (count) => {
    await addSubscriptions(count);
    const notificationId = await addNotification();
    await createProcess()({ notificationId });
    expect(await fannedOut(notificationId)).toEqual({
      isWhole: true,
      counted: [`${count} targeted`],
      deliveries: count,
      inJobs: count,
      once: count,
    });
    expect(Math.max(...jobs.map(({ deliveryIds }) => deliveryIds.length))).toBeLessThanOrEqual(250);
  });

  it('is reached once where two processes take it at once, and one of them again', async () => {
    await addSubscriptions(1_001);
    const notificationId = await addNotification();
    const [first, second] = [createProcess(), createProcess()];
    await Promise.all([first({ notificationId }), second({ notificationId })]);
    await first({ notificationId });
    expect(await fannedOut(notificationId)).toMatchObject({
      isWhole: true,
      counted: ['1001 targeted'],
      deliveries: 1_001,
      inJobs: 1_001,
      once: 1_001,
    });
  });
});

describe('a course', () => {
  const audience = { type: 'course', site: 'school', courseId: 'algebra' } as const;

  it.each([
    { learners: 0, rooms: 1, each: 1 },
    { learners: 3, rooms: 5, each: 2 },
    { learners: 2_400, rooms: 400, each: 3 },
    { learners: 6_000, rooms: 2, each: 1 },
  ])(
    'of $learners learners in $rooms rooms is reached, each once, and nobody else',
    async (counts) => {
      await addCourse('algebra', counts);
      await addCourse('botany', { learners: 5, rooms: 1, each: 1 });
      const notificationId = await addNotification(audience);
      await createProcess()({ notificationId });
      const { learners } = counts;
      expect(await fannedOut(notificationId)).toMatchObject({
        isWhole: true,
        ...{ deliveries: learners, inJobs: learners, once: learners },
      });
      const others = await database.prisma.delivery.count({
        where: { learnerId: { startsWith: 'botany' } },
      });
      expect(others).toBe(0);
    },
  );

  it('is gone on with where a server was killed, and what was made before is not made again', async () => {
    await addCourse('algebra', { learners: 1_500, rooms: 3, each: 2 });
    const notificationId = await addNotification(audience);
    await createProcess()({ notificationId });
    await database.prisma.notification.update({
      where: { id: notificationId },
      data: { expandedAt: null, expandedTo: null },
    });
    await createProcess()({ notificationId });
    expect(await fannedOut(notificationId)).toEqual({
      isWhole: true,
      counted: ['1500 targeted'],
      ...{ deliveries: 1_500, inJobs: 1_500, once: 1_500 },
    });
  });
});
