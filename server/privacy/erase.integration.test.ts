import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPendingDeliveries } from '../notifications/pending-deliveries.ts';
import { notificationRow } from '../notifications/testing/notification-row.ts';
import { type OpenErase, openErase, SETTLE_MS } from './testing/open-erase.ts';
import { writeRowsOf } from './testing/own-rows.ts';

const HOUR_MS = 3_600_000;

let server: OpenErase;
let learners = 0;
/** Another learner in each test. */
let ana = '';

beforeAll(async () => {
  server = await openErase();
});
afterAll(() => server?.[Symbol.asyncDispose]());
beforeEach(() => {
  learners += 1;
  ana = `user_${learners}`;
});

const later = (ms: number) => new Date(server.now().getTime() + ms);

/** A notification of somebody else's, to everyone. */
async function notificationOf(authorId: string, more: object = {}): Promise<string> {
  const data = { ...notificationRow(server.now()), authorId, ...more };
  return (await server.prisma.notification.create({ data })).id;
}

async function deliver(notificationId: string, subscriptionId: string): Promise<string> {
  const id = crypto.randomUUID();
  await server.prisma.delivery.create({
    data: { id, notificationId, subscriptionId, learnerId: ana },
  });
  return id;
}

describe('an erasure', () => {
  it('signs all browsers of the learner out, once nothing is left', async () => {
    await writeRowsOf(server.prisma, ana);
    await server.erase(ana);
    expect(server.signedOut).toContain(ana);
  });

  it('may be asked for again, and at once', async () => {
    await writeRowsOf(server.prisma, ana);
    await Promise.all([server.erase(ana), server.erase(ana)]);
    await server.erase(ana);
    expect(await server.prisma.erasure.count({ where: { subject: server.erasedIdOf(ana) } })).toBe(
      1,
    );
  });

  it('is of nothing where a part of it fails', async () => {
    await writeRowsOf(server.prisma, ana);
    const failing = server.prisma.$transaction(async (transaction) => {
      await server.eraseRows(transaction, ana, later(SETTLE_MS));
      throw new Error('the power is gone');
    });
    await expect(failing).rejects.toThrow('the power is gone');
    expect(await server.prisma.delivery.count({ where: { learnerId: ana } })).toBe(1);
    expect(await server.prisma.courseVisit.count({ where: { learnerId: ana } })).toBe(1);
  });

  it('leaves a sender’s figures as they are', async () => {
    const { notificationId } = await writeRowsOf(server.prisma, ana);
    const figures = { where: { notificationId } };
    const before = await server.prisma.tally.findMany(figures);
    await server.erase(ana);
    expect(await server.prisma.tally.findMany(figures)).toEqual(before);
    expect(await server.prisma.delivery.findFirst(figures)).toMatchObject({
      state: 'failed',
      reason: 'refused',
    });
  });

  it('takes however many deliveries there are', async () => {
    await writeRowsOf(server.prisma, ana);
    const notificationId = await notificationOf('ada');
    await server.prisma.delivery.createMany({
      data: Array.from({ length: 2_500 }, () => ({
        id: crypto.randomUUID(),
        notificationId,
        learnerId: ana,
        subscriptionId: crypto.randomUUID(),
      })),
    });
    await server.erase(ana);
    expect(await server.prisma.delivery.count({ where: { learnerId: ana } })).toBe(0);
    const learnerId = server.erasedIdOf(ana);
    expect(await server.prisma.delivery.count({ where: { learnerId } })).toBe(2_501);
  });
});

describe('what an erased instructor sent', () => {
  it('is a former instructor’s, and does not leave where its time has not come', async () => {
    const [sent, scheduled] = [
      await notificationOf(ana, { expandedAt: server.now(), idempotencyKey: 'k' }),
      await notificationOf(ana, { startsAt: later(HOUR_MS) }),
    ];
    await server.erase(ana);
    const author = { authorId: server.erasedIdOf(ana), authorName: 'Former instructor' };
    const find = (id: string) => server.prisma.notification.findUnique({ where: { id } });
    expect(await find(sent)).toMatchObject({ ...author, cancelledAt: null, idempotencyKey: null });
    expect(await find(scheduled)).toMatchObject({
      ...author,
      cancelledAt: server.now(),
      cancelReason: 'Its author had their data erased.',
    });
  });

  it('keeps the others whom it names', async () => {
    const id = await notificationOf('ada', {
      audience: { type: 'users', userIds: ['ben', ana, 'cem'] },
    });
    await server.erase(ana);
    const { audience } = await server.prisma.notification.findUniqueOrThrow({ where: { id } });
    expect(audience).toEqual({ type: 'users', userIds: ['ben', server.erasedIdOf(ana), 'cem'] });
  });
});

describe('a report', () => {
  it('stays, without who it is about and what they were called', async () => {
    await server.prisma.report.create({
      data: {
        ...{ reporterId: 'ben', reportedId: ana, name: 'Ana', imageUrl: 'https://p.test/' },
        ...{ site: 'demo', courseId: 'demo', chapterId: '1' },
        ...{ day: server.now(), createdAt: server.now() },
      },
    });
    await server.erase(ana);
    const found = await server.prisma.report.findMany({
      where: { reportedId: server.erasedIdOf(ana) },
    });
    expect(found).toMatchObject([{ reporterId: 'ben', name: null, imageUrl: null }]);
  });
});

describe('beside a fan-out', () => {
  it('a delivery on its way has nowhere to go, and ends', async () => {
    const { subscriptionId } = await writeRowsOf(server.prisma, ana);
    const id = await deliver(await notificationOf('ada'), subscriptionId);
    await server.erase(ana);
    const read = createPendingDeliveries(server.prisma, 'public');
    const { pending, lost } = await read({ deliveryIds: [id], onlyUnanswered: false });
    expect({ pending, lost }).toEqual({ pending: [], lost: [id] });
  });

  it('what is written at the same time is erased a little later', async () => {
    const { subscriptionId } = await writeRowsOf(server.prisma, ana);
    const notificationId = await notificationOf('ada');
    await server.erase(ana);
    const id = await deliver(notificationId, subscriptionId);
    await server.prisma.learner.create({
      data: { id: ana, name: 'Ana', lastSeenAt: later(1_000) },
    });
    await server.runJobs();
    expect(await server.prisma.learner.count({ where: { id: ana } })).toBe(0);
    expect(await server.prisma.delivery.findUnique({ where: { id } })).toMatchObject({
      learnerId: server.erasedIdOf(ana),
    });
    expect(server.signedOut.filter((each) => each === ana)).toHaveLength(2);
  });

  it('who has come back since is left alone', async () => {
    await writeRowsOf(server.prisma, ana);
    await server.erase(ana);
    const back = later(SETTLE_MS + 1_000);
    const { deliveryId } = await writeRowsOf(server.prisma, ana, back);
    await server.runJobs();
    expect(await server.prisma.courseVisit.count({ where: { learnerId: ana } })).toBe(1);
    expect(await server.prisma.preferences.count({ where: { learnerId: ana } })).toBe(1);
    expect(await server.prisma.delivery.findUnique({ where: { id: deliveryId } })).toMatchObject({
      learnerId: ana,
    });
    expect(server.signedOut.filter((each) => each === ana)).toHaveLength(1);
  });
});
