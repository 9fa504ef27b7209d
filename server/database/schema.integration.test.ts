import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { makeDataDir } from '../testing/database-template.ts';
import { openDatabase } from './database.ts';
import type { Prisma } from './generated/client.ts';

it('finds every column of the schema where the migrations were applied', async () => {
  const dataDir = await makeDataDir();
  const database = await openDatabase({ url: null, dataDir, log: pino({ level: 'silent' }) });
  const { prisma } = database;
  // Each asks for all columns of its model, by name.
  const reads = {
    Learner: () => prisma.learner.findFirst(),
    Course: () => prisma.course.findFirst(),
    Room: () => prisma.room.findFirst(),
    CourseVisit: () => prisma.courseVisit.findFirst(),
    LocalSession: () => prisma.localSession.findFirst(),
    ClerkProfile: () => prisma.clerkProfile.findFirst(),
    BrowserActivity: () => prisma.browserActivity.findFirst(),
    Preferences: () => prisma.preferences.findFirst(),
    PushSubscription: () => prisma.pushSubscription.findFirst(),
    Notification: () => prisma.notification.findFirst(),
    Delivery: () => prisma.delivery.findFirst(),
    CrowdCount: () => prisma.crowdCount.findFirst(),
    Tally: () => prisma.tally.findFirst(),
    SenderRights: () => prisma.senderRights.findFirst(),
    Enrolment: () => prisma.enrolment.findFirst(),
    EnrolmentChange: () => prisma.enrolmentChange.findFirst(),
    Erasure: () => prisma.erasure.findFirst(),
    Report: () => prisma.report.findFirst(),
    Moderation: () => prisma.moderation.findFirst(),
    RateLimit: () => prisma.rateLimit.findFirst(),
    ServerState: () => prisma.serverState.findFirst(),
    SchemaRequirement: () => prisma.schemaRequirement.findFirst(),
  } satisfies Record<Prisma.ModelName, () => Promise<unknown>>;
  try {
    for (const [model, read] of Object.entries(reads)) {
      await expect(read(), model).resolves.toBeDefined();
    }
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
