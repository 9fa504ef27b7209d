import type { Database } from '../database/database.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { createPreferencesStore, type PreferencesStore } from '../preferences/store.ts';
import { type ActivityStore, createActivityStore } from '../presence/activity-store.ts';
import { createPushSubscriptions, type PushSubscriptions } from '../push/subscriptions.ts';

/** What the server keeps, each part by the one who reads and writes it. */
export interface Stores {
  prisma: PrismaClient;
  activity: ActivityStore;
  preferences: PreferencesStore;
  subscriptions: PushSubscriptions;
}

/** @param schema of the server's tables, in PostgreSQL */
export function createStores(
  { prisma }: Pick<Database, 'prisma'>,
  schema: string,
  now: () => Date,
): Stores {
  return {
    prisma,
    activity: createActivityStore(prisma, now),
    preferences: createPreferencesStore(prisma),
    subscriptions: createPushSubscriptions(prisma, schema, now),
  };
}
