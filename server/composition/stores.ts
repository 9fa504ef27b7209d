import type { Database } from '../database/database.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { type PreferencesStore, preferencesStore } from '../preferences/store.ts';
import { type ActivityStore, activityStore } from '../presence/activity-store.ts';
import { type Visits, visits } from '../presence/visits.ts';
import { type PushSubscriptions, pushSubscriptions } from '../push/subscriptions.ts';

/** What the server keeps, each part by the one who reads and writes it. */
export interface Stores {
  prisma: PrismaClient;
  visits: Visits;
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
    visits: visits(prisma, now),
    activity: activityStore(prisma, now),
    preferences: preferencesStore(prisma),
    subscriptions: pushSubscriptions(prisma, schema, now),
  };
}
