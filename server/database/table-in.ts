import { Prisma } from './generated/client.ts';

/** A table's name for SQL of our own. @param schema the PostgreSQL schema of the tables */
export function tableIn(schema: string, name: string): Prisma.Sql {
  return Prisma.raw(`"${schema.replaceAll('"', '""')}"."${name}"`);
}
