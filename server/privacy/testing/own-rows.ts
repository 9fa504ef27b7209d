import type { Prisma, PrismaClient } from '../../database/generated/client.ts';
import { notificationRow } from '../../notifications/testing/notification-row.ts';
import { addRoom } from '../../rooms/testing/add-room.ts';

/** What stands in each row of a person, so that it can be found wherever it is. */
export const secretsOf = (id: string) => ({
  endpoint: `https://push.test/${id}/endpoint`,
  p256dh: `${id} p256dh`,
  auth: `${id} auth`,
  detail: `${id} was refused`,
});

/** Writes a row of each model that has something of a person; gives their ids. */
export async function writeRowsOf(prisma: PrismaClient, id: string, at = new Date()) {
  const { endpoint, p256dh, auth, detail } = secretsOf(id);
  const name = `Name of ${id}`;
  await prisma.learner.create({
    data: {
      id,
      name,
      lastSeenAt: at,
      visits: { create: { roomId: await addRoom(prisma), lastSeenAt: at } },
      preferences: { create: { timeZone: 'Europe/Lisbon' } },
      pushSubscriptions: { create: { endpoint, p256dh, auth, seenAt: at } },
    },
  });
  const { id: subscriptionId } = await prisma.pushSubscription.findUniqueOrThrow({
    where: { endpoint },
  });
  await prisma.browserActivity.create({
    data: { learnerId: id, browserId: 'browser', away: false, channels: ['c'], reportedAt: at },
  });
  await prisma.localSession.create({
    data: { id: `session of ${id}`, learnerId: id, name, usedAt: at },
  });
  await prisma.clerkProfile.create({
    data: { userId: id, name, role: 'learner', courses: [], fetchedAt: at },
  });
  await prisma.senderRights.create({
    data: { learnerId: id, role: 'instructor', courses: ['demo'], saidAt: at },
  });
  const ofCourse = { site: 'demo', courseId: 'demo', learnerId: id };
  await prisma.enrolment.create({ data: { ...ofCourse, listedAt: at } });
  await prisma.enrolmentChange.create({
    data: { ...ofCourse, actorId: id, changedAt: at, after: { group: 'a' } },
  });
  const notification = await prisma.notification.create({
    data: {
      ...notificationRow(at),
      authorId: id,
      authorName: name,
      audience: { type: 'users', userIds: [id] },
      expandedAt: at,
      createdAt: at,
    },
  });
  const delivery = await prisma.delivery.create({
    data: {
      id: crypto.randomUUID(),
      notificationId: notification.id,
      learnerId: id,
      subscriptionId,
      state: 'failed',
      reason: 'refused',
      detail,
    },
  });
  await prisma.tally.create({
    data: { notificationId: notification.id, outcome: 'failed', reason: 'refused', count: 1 },
  });
  await prisma.report.create({
    data: {
      ...{ reporterId: id, reportedId: 'somebody', name: 'Somebody', createdAt: at, day: at },
      ...{ site: 'demo', courseId: 'demo', chapterId: '1' },
    },
  });
  return { notificationId: notification.id, deliveryId: delivery.id, subscriptionId };
}

/** All rows of every model. */
export async function allRows(prisma: PrismaClient): Promise<Record<Prisma.ModelName, object[]>> {
  return {
    Learner: await prisma.learner.findMany(),
    Course: await prisma.course.findMany(),
    Room: await prisma.room.findMany(),
    CourseVisit: await prisma.courseVisit.findMany(),
    LocalSession: await prisma.localSession.findMany(),
    ClerkProfile: await prisma.clerkProfile.findMany(),
    SenderRights: await prisma.senderRights.findMany(),
    BrowserActivity: await prisma.browserActivity.findMany(),
    Preferences: await prisma.preferences.findMany(),
    PushSubscription: await prisma.pushSubscription.findMany(),
    Notification: await prisma.notification.findMany({ orderBy: { id: 'asc' } }),
    Delivery: await prisma.delivery.findMany({ orderBy: { id: 'asc' } }),
    CrowdCount: await prisma.crowdCount.findMany(),
    Tally: await prisma.tally.findMany({ orderBy: { notificationId: 'asc' } }),
    Report: await prisma.report.findMany({ orderBy: { id: 'asc' } }),
    Moderation: await prisma.moderation.findMany(),
    Enrolment: await prisma.enrolment.findMany(),
    EnrolmentChange: await changes(prisma),
    Erasure: await prisma.erasure.findMany(),
    RateLimit: await prisma.rateLimit.findMany(),
    ServerState: await prisma.serverState.findMany(),
    SchemaRequirement: await prisma.schemaRequirement.findMany(),
  };
}

/** Their ids are of a kind that JSON does not have. */
async function changes(prisma: PrismaClient): Promise<object[]> {
  const rows = await prisma.enrolmentChange.findMany({ orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, id: String(row.id) }));
}
