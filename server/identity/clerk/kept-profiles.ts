import * as v from 'valibot';
import type { PrismaClient } from '../../database/generated/client.ts';
import { Metadata } from '../metadata.ts';
import type { Profile } from '../resolve-person.ts';

/** Profiles as Clerk told them last, over restarts and for every server process. */
export interface KeptProfiles {
  /** What is kept of a person, and when Clerk told it, in ms since the epoch; `null`: nothing. */
  find(userId: string): Promise<{ profile: Profile; fetchedAt: number } | null>;
  keep(userId: string, profile: Profile, fetchedAt: number): Promise<void>;
  /** Has it looked up again as soon as it is needed. */
  expire(userId: string): Promise<void>;
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
    async expire(userId) {
      await prisma.clerkProfile.updateMany({ where: { userId }, data: { fetchedAt: new Date(0) } });
    },
  };
}
