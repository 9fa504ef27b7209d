import { defineConfig } from 'prisma/config';

// Prisma's CLI downloads its schema engine before any command, also before these, which never start
// it. Naming a file that exists spares the download; the others (`migrate`, `db`) get the real engine.
const WITHOUT_ENGINE = ['generate', 'format', 'validate'];
if (WITHOUT_ENGINE.includes(process.argv[2] ?? '')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

// A command would otherwise report to Prisma, from a process that outlives it.
process.env.CHECKPOINT_DISABLE ??= '1';

const { DATABASE_URL, SHADOW_DATABASE_URL } = process.env;

/** For the Prisma CLI only; the server reads its own configuration. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Not Prisma's `env()`: it throws when unset, and `generate` needs no database.
  datasource: {
    ...(DATABASE_URL && { url: DATABASE_URL }),
    ...(SHADOW_DATABASE_URL && { shadowDatabaseUrl: SHADOW_DATABASE_URL }),
  },
});
