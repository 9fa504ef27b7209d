import { createHash } from 'node:crypto';
import { DatabaseError } from './database-error.ts';

/** A folder of `prisma/migrations`. */
export interface Migration {
  name: string;
  /** Its `migration.sql`. */
  script: string;
}

/** A row of `_prisma_migrations` that was not rolled back. */
export interface MigrationRecord {
  name: string;
  checksum: string;
  finished: boolean;
}

/**
 * The migrations that the database still lacks, in their order. Records without a folder are left
 * alone: an older server may run on a newer database.
 *
 * @throws DatabaseError `migration-failed` where one was begun and not finished, `migration-edited`
 * where a script is not the one that was applied: what the tables look like is then unknown.
 */
export function pendingMigrations(
  migrations: readonly Migration[],
  records: readonly MigrationRecord[],
): Migration[] {
  const failed = records.find(({ finished }) => !finished);
  if (failed) {
    throw new DatabaseError(
      'migration-failed',
      `The migration ${failed.name} was begun earlier and did not finish. Put its tables right, then ` +
        `run "npx prisma migrate resolve" with --applied or --rolled-back ${failed.name}.`,
    );
  }
  const checksums = new Map(records.map(({ name, checksum }) => [name, checksum]));
  const edited = migrations.find(({ name, script }) => {
    const checksum = checksums.get(name);
    return checksum !== undefined && !isChecksumOf(script, checksum);
  });
  if (edited) {
    throw new DatabaseError(
      'migration-edited',
      `The migration ${edited.name} was edited after it had been applied to this database. Restore ` +
        'its migration.sql, and make the change in a migration of its own.',
    );
  }
  return migrations.filter(({ name }) => !checksums.has(name));
}

/** A migration that a release must have to run on the database, and the first release that has it. */
export interface SchemaRequirement {
  migration: string;
  release: string;
}

/**
 * Keeps a release from a database that a newer one has changed so that it would fail there. Of other
 * migrations that it does not know it takes no notice.
 *
 * @throws DatabaseError `release-too-old`
 */
export function refuseIfTooOld(
  migrations: readonly Migration[],
  requirements: readonly SchemaRequirement[],
): void {
  const known = new Set(migrations.map(({ name }) => name));
  const missing = requirements.findLast(({ migration }) => !known.has(migration));
  if (!missing) return;
  throw new DatabaseError(
    'release-too-old',
    `The database was upgraded for Alongside ${missing.release} (migration ${missing.migration}), and ` +
      'this release is older and would fail on it. Start that release or a newer one, or restore the ' +
      'backup from before the upgrade.',
  );
}

/** The checksum that Prisma keeps of a migration: SHA-256 of its script, in hex. */
export function checksumOf(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** Whatever the line endings, as git may have changed them (so does Prisma's schema engine, `checksum.rs`). */
function isChecksumOf(script: string, checksum: string): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].some(
    (each) => checksumOf(each) === checksum,
  );
}
