import * as v from 'valibot';
import type { PrismaClient } from '../../database/generated/client.ts';
import { Metadata } from '../metadata.ts';
import type { Profile } from '../resolve-person.ts';

/** Ms that a profile is kept of somebody who was not asked for again. */
const MAX_AGE_MS = 90 * 24 * 3_600_000;

/** Profiles as Clerk told them last, over restarts and for every server process. */
export interface KeptProfiles {
  /** What is kept of a person, and when Clerk told it, in ms since the epoch; `null`: nothing. */
  find(userId: string): Promise<{ profile: Profile; fetchedAt: number } | null>;
  keep(userId: string, profile: Profile, fetchedAt: number): Promise<void>;
  /** Forgets those who were not asked for in 90 days. */
  forgetOld(now: number): Promise<void>;
}

/** Keeps profiles in the database. */
export function createStoredProfiles(prisma: PrismaClient): KeptProfiles {
  return {
    async find(userId) {
      const found = await prisma.clerkProfile.findUnique({ where: { userId } });
      if (!found) return null;
      const { name, imageUrl, fetchedAt } = found;
      return {
        profile: { name, imageUrl, metadata: v.parse(Metadata, found) },
        fetchedAt: fetchedAt.getTime(),
      };
    },
    async keep(userId, { name, imageUrl, metadata }, fetchedAt) {
      const data = { name, imageUrl, ...metadata, fetchedAt: new Date(fetchedAt) };
      await prisma.clerkProfile.upsert({
        where: { userId },
        create: { userId, ...data },
        update: data,
      });
    },
    async forgetOld(now) {
      const before = new Date(now - MAX_AGE_MS);
      await prisma.clerkProfile.deleteMany({ where: { fetchedAt: { lt: before } } });
    },
  };
}
