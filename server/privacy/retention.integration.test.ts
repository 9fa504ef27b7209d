import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONAL_DATA } from './personal-data.ts';
import { createRetention, type Retention } from './retention.ts';
import { type OpenErase, openErase } from './testing/open-erase.ts';
import { allRows, writeRowsOf } from './testing/own-rows.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const settings = {
  visitsDays: 180,
  activityMinutes: 30,
  learnersDays: 400,
  sessionsDays: 90,
  notificationsDays: 400,
  auditDays: 400,
};
/** Of both there is a row of every model; the one was here at the beginning, the other yesterday. */
const [GONE, HERE] = ['user_gone', 'user_here'];
const LONG_AGO = new Date('2027-01-01T12:00:00Z');

const moderationOf = (id: string, at: Date) => ({
  ...{ subject: `erased ${id}`, changedBy: 'ada', changedAt: at, seenAt: at },
});

describe('what is kept', () => {
  let server: OpenErase;
  const stopping = new AbortController();
  let retention: Retention;

  beforeAll(async () => {
    server = await openErase();
    const { prisma, eraseRows, now } = server;
    retention = createRetention({
      ...{ prisma, eraseRows, now, settings },
      schema: 'public',
      stopping: stopping.signal,
    });
    await writeRowsOf(prisma, GONE, LONG_AGO);
    await prisma.erasure.create({ data: { subject: `erased ${GONE}`, erasedAt: LONG_AGO } });
    await prisma.moderation.create({ data: moderationOf(GONE, LONG_AGO) });
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  /** The models that have a row of a learner, so many days after they were here last. */
  async function kept(id: string): Promise<string[]> {
    return Object.entries(await allRows(server.prisma))
      .filter(([, rows]) => rows.some((row) => JSON.stringify(row).includes(id)))
      .map(([model]) => model)
      .sort();
  }

  async function daysLater(days: number): Promise<void> {
    server.setTime(new Date(LONG_AGO.getTime() + days * DAY_MS + MINUTE_MS));
    await retention.daily();
  }

  const all = Object.entries(PERSONAL_DATA)
    .flatMap(([model, data]) => ('exported' in data ? [model] : []))
    .sort();
  const without = (...models: string[]) => all.filter((model) => !models.includes(model));

  it('is all of it, at first', async () => {
    await daysLater(0);
    expect(await kept(GONE)).toEqual(all);
  });

  it('of being active, for half an hour', async () => {
    server.setTime(new Date(LONG_AGO.getTime() + 29 * MINUTE_MS));
    await retention.activity();
    expect(await kept(GONE)).toEqual(all);
    server.setTime(new Date(LONG_AGO.getTime() + 31 * MINUTE_MS));
    await retention.activity();
    expect(await kept(GONE)).toEqual(without('BrowserActivity'));
  });

  it('of sessions and looked up profiles, for 90 days', async () => {
    await daysLater(89);
    expect(await kept(GONE)).toEqual(without('BrowserActivity'));
    await daysLater(90);
    expect(await kept(GONE)).toEqual(without('BrowserActivity', 'ClerkProfile', 'LocalSession'));
  });

  it('of visits, for 180 days', async () => {
    await daysLater(179);
    expect(await kept(GONE)).toContain('CourseVisit');
    await daysLater(180);
    expect(await kept(GONE)).toEqual(
      without('BrowserActivity', 'ClerkProfile', 'LocalSession', 'CourseVisit'),
    );
  });

  it('of who is not seen again, and of what was sent, for 400 days; of others it stays', async () => {
    await writeRowsOf(server.prisma, HERE, new Date(LONG_AGO.getTime() + 399 * DAY_MS));
    const ofHere = await kept(HERE);
    await daysLater(399);
    expect(await kept(GONE)).toContain('Delivery');
    await daysLater(400);
    expect(await kept(GONE)).toEqual([]);
    expect(await kept(HERE)).toEqual(ofHere);
  });

  it('ends in steps, however much there is', async () => {
    const learnerId = 'user_many';
    const [old] = await server.prisma.notification.findMany({ take: 1 });
    const many = Array.from({ length: 1_200 }, (_, index) => index);
    await server.prisma.learner.create({
      data: { id: learnerId, name: 'M', lastSeenAt: server.now() },
    });
    const course = await server.prisma.course.findFirstOrThrow();
    const rooms = await server.prisma.room.createManyAndReturn({
      data: many.map((number) => ({
        ...{ courseId: course.id, chapter: `c${number}`, hash: `h${number}`, lastSeenAt: LONG_AGO },
      })),
    });
    await server.prisma.courseVisit.createMany({
      data: rooms.map(({ id }) => ({ learnerId, roomId: id, lastSeenAt: LONG_AGO })),
    });
    await server.prisma.delivery.createMany({
      data: many.map(() => ({
        ...{ id: crypto.randomUUID(), subscriptionId: crypto.randomUUID() },
        ...{ notificationId: old?.id ?? '', learnerId },
      })),
    });
    await daysLater(400 + 399 + 1);
    expect(await server.prisma.courseVisit.count({ where: { learnerId } })).toBe(0);
    expect(await server.prisma.notification.count()).toBe(0);
    expect(await server.prisma.delivery.count()).toBe(0);
  });

  it('does nothing more where the server stops', async () => {
    await writeRowsOf(server.prisma, 'user_last', LONG_AGO);
    stopping.abort();
    await retention.daily();
    expect(await kept('user_last')).toEqual(without('Erasure', 'Moderation'));
  });
});
