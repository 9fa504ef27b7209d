import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { nameAudiences } from '../notifications/name-audiences.ts';
import { nameRooms, visitsElsewhere } from '../rooms/name-rooms.ts';
import { formerNames } from '../sites/former-names.ts';

/**
 * Gives what is stored the names that sites have now: what is of before there were several that of the only
 * one, and what has an alias the site's id.
 *
 * @param schema the PostgreSQL schema of the tables
 * @returns how many visits are of no site of the server's
 */
export async function nameSites(
  prisma: PrismaClient,
  schema: string,
  sites: readonly SiteRule[],
): Promise<number> {
  for (const names of formerNames(sites)) {
    await nameRooms(prisma, schema, names);
    await nameAudiences(prisma, schema, names);
  }
  return visitsElsewhere(
    prisma,
    sites.map(({ id }) => id),
  );
}
