import { DEMO_RULE } from '../../contract/sites/demo-rule.ts';
import type { SiteRule } from '../../contract/sites/rule.ts';
import type { PrismaClient } from '../../database/generated/client.ts';
import { dependencyOf } from '../../health/dependency-of.ts';
import { createRooms } from '../../rooms/rooms.ts';
import { createCourseCaps } from '../course-caps.ts';
import { createVisits } from '../visits.ts';
import { createWriteVisits } from '../write-visits.ts';

/** Visits in a database, written when a test has them written. */
export function visitsIn(
  prisma: PrismaClient,
  {
    schema = 'public',
    sites = [DEMO_RULE],
    now = () => new Date(),
    noteFailure = (error) => {
      throw error;
    },
    isErased = () => false,
  }: {
    schema?: string;
    sites?: readonly SiteRule[];
    now?: () => Date;
    noteFailure?: (error: unknown, message: string) => void;
    isErased?: (learnerId: string, seenAt: Date) => boolean;
  } = {},
) {
  const rooms = createRooms({ prisma, schema, sites, now, monotonic: () => performance.now() });
  return createVisits({
    ...{ prisma, rooms, now, noteFailure, isErased },
    writeVisits: createWriteVisits({ prisma, schema, rooms }),
    caps: createCourseCaps(now),
    outages: { report: dependencyOf },
  });
}
