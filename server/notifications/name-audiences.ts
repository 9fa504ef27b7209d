import type { PrismaClient } from '../database/generated/client.ts';
import { tableIn } from '../database/table-in.ts';
import type { FormerNames } from '../sites/former-names.ts';

/**
 * Gives audiences of a site that was called otherwise the name that it has, so that what is scheduled
 * reaches whom it is for.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export async function nameAudiences(
  prisma: PrismaClient,
  schema: string,
  { site, were }: FormerNames,
): Promise<void> {
  const notifications = tableIn(schema, 'notifications');
  await prisma.$executeRaw`
    UPDATE ${notifications} SET audience = audience || jsonb_build_object('site', ${site}::text)
    WHERE audience->>'type' IN ('course', 'chapter')
      AND coalesce(audience->>'site', '') = ANY(${were})`;
}
