import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { Prisma } from './generated/client.ts';
import { startPostgres } from './testing/postgres.ts';

const TIMEOUT = 60_000;
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const log = pino({ enabled: false });
const root = await mkdtemp(join(tmpdir(), 'alongside-database-'));
const dataDir = join(root, 'data');
const postgres = await startPostgres();

// A server away from UTC: a timestamp that is sent or read without its offset comes back hours off.
vi.stubEnv('TZ', 'Asia/Kathmandu');

afterAll(async () => {
  vi.unstubAllEnvs();
  await postgres?.stop();
  await rm(root, { recursive: true });
});

async function createDatabase(): Promise<string> {
  if (!postgres) throw new Error('there is no PostgreSQL');
  return postgres.createDatabase();
}

describe('the embedded database', () => {
  behaviour(async () => null);

  it(
    'loses nothing it acknowledged when its process is killed, and is not opened before',
    async () => {
      const writer = spawn(
        process.execPath,
        [fileURLToPath(new URL('testing/writer.ts', import.meta.url)), dataDir],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const acknowledged: string[] = [];
      for await (const id of createInterface(writer.stdout)) {
        acknowledged.push(id);
        if (acknowledged.length === 20) {
          await expect(openDatabase({ url: null, dataDir, log })).rejects.toMatchObject({
            code: 'directory-in-use',
          });
        }
        if (acknowledged.length === 200) writer.kill('SIGKILL');
      }
      expect(acknowledged.length).toBeGreaterThanOrEqual(200);
      const { prisma, close } = await openDatabase({ url: null, dataDir, log });
      const kept = await prisma.learner.count({ where: { id: { in: acknowledged } } });
      await close();
      expect(kept).toBe(acknowledged.length);
    },
    TIMEOUT,
  );
});

describe.skipIf(!postgres)('PostgreSQL', () => {
  behaviour(createDatabase);

  it('survives the loss of an idle connection, and logs it', async () => {
    const debug = vi.fn();
    const url = await createDatabase();
    const database = await openDatabase({ url, dataDir, log: { info: vi.fn(), debug } });
    const other = await openDatabase({ url, dataDir, log });
    await database.ping();
    const lost = once(database.pool, 'error');
    await other.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity ' +
        'WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await lost;
    expect(debug).toHaveBeenCalledWith(
      { reason: expect.stringContaining('terminating connection') },
      'an idle database connection was lost',
    );
    await database.ping();
    await Promise.all([database.close(), other.close()]);
  });

  it('serves servers that start at once', async () => {
    const url = await createDatabase();
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ url, dataDir, log })));
    const counts = await Promise.all(databases.map(({ prisma }) => prisma.learner.count()));
    expect(counts).toEqual([0, 0, 0]);
    await Promise.all(databases.map(({ close }) => close()));
  });

  it("keeps to the schema of Prisma's parameter", async () => {
    const url = await createDatabase();
    const outside = await openDatabase({ url, dataDir, log });
    await outside.pool.query('CREATE SCHEMA alongside');
    const inside = await openDatabase({ url: `${url}&schema=alongside`, dataDir, log });
    await inside.prisma.learner.create({
      data: { id: 'ana', name: 'Ana', lastSeenAt: new Date() },
    });
    expect([await inside.prisma.learner.count(), await outside.prisma.learner.count()]).toEqual([
      1, 0,
    ]);
    await Promise.all([inside.close(), outside.close()]);
  });

  it.each([
    ['the password is wrong', (url: string) => url, 'password authentication failed'],
    ['nobody listens', () => 'postgresql://a:PASSWORD@127.0.0.1:1/b', 'ECONNREFUSED'],
    ['the URL is none', () => 'postgresql://a:PASSWORD@host:port/b', 'ERR_INVALID_URL'],
  ])('names the reason and keeps the password to itself when %s', async (_, change, reason) => {
    const url = change(await createDatabase()).replace(postgres?.password ?? '', 'PASSWORD');
    const error: unknown = await openDatabase({ url, dataDir, log }).catch((error) => error);
    expect(error).toMatchObject({ code: 'unreachable', message: expect.stringContaining(reason) });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('PASSWORD');
  });
});

/** What both kinds do alike. `createUrl` gives an empty database's URL, or `null` for the embedded one. */
function behaviour(createUrl: () => Promise<string | null>) {
  let url: string | null;
  let database: Database;
  const open = () => openDatabase({ url, dataDir, log });

  beforeAll(async () => {
    url = await createUrl();
    database = await open();
  }, TIMEOUT);
  afterAll(() => database.close());

  it.each(Object.values(Prisma.ModelName))('has the table and the columns of %s', async (model) => {
    const delegate = Reflect.get(database.prisma, model.charAt(0).toLowerCase() + model.slice(1));
    expect(await delegate.findMany()).toEqual(expect.any(Array));
  });

  it('makes one learner of many that arrive at once', async () => {
    const { prisma } = database;
    const start = Date.UTC(2026, 0, 1);
    await Promise.all(
      Array.from({ length: 50 }, async (_, number) => {
        const seen = { name: `Ben ${number}`, lastSeenAt: new Date(start + number) };
        await prisma.learner.upsert({
          where: { id: 'ben' },
          create: { id: 'ben', ...seen },
          update: seen,
        });
      }),
    );
    const [learner, ...others] = await prisma.learner.findMany();
    expect(others).toEqual([]);
    expect(learner?.name).toBe(`Ben ${Number(learner?.lastSeenAt) - start}`);
  });

  it('keeps what happens beside a transaction out of it', async () => {
    const { prisma } = database;
    const lastSeenAt = new Date();
    let beside: Promise<unknown> = Promise.resolve();
    const transaction = prisma.$transaction(async (inside) => {
      await inside.learner.create({ data: { id: 'inside', name: 'Ana', lastSeenAt } });
      beside = prisma.learner.create({ data: { id: 'beside', name: 'Ben', lastSeenAt } }).then();
      await inside.learner.create({ data: { id: 'inside', name: 'Ana', lastSeenAt } });
    });
    await expect(transaction).rejects.toMatchObject({ code: 'P2002' });
    await beside;
    const ids = { in: ['inside', 'beside'] };
    expect(await prisma.learner.findMany({ where: { id: ids } })).toMatchObject([{ id: 'beside' }]);
  });

  it('gives back the moment it was given, and stores it in UTC', async () => {
    const lastSeenAt = new Date('2026-03-29T01:30:00.123Z');
    expect(lastSeenAt.getTimezoneOffset()).not.toBe(0);
    await database.prisma.learner.create({ data: { id: 'cleo', name: 'Cleo', lastSeenAt } });
    const [read] = await database.prisma.learner.findMany({ where: { lastSeenAt } });
    expect(read).toMatchObject({ id: 'cleo', lastSeenAt });
    expect(Math.abs(Number(read?.firstSeenAt) - Date.now())).toBeLessThan(60_000);
    const { rows } = await database.pool.query(
      `SELECT (last_seen_at AT TIME ZONE 'UTC')::text AS stored FROM learners WHERE id = 'cleo'`,
    );
    expect(rows).toEqual([{ stored: '2026-03-29 01:30:00.123' }]);
  });

  it(
    'has its rows, and no migration to apply, when it is opened again',
    async () => {
      await database.prisma.learner.create({
        data: { id: 'dan', name: 'Dan', lastSeenAt: new Date() },
      });
      await database.close();
      database = await open();
      expect(await database.prisma.learner.count({ where: { id: 'dan' } })).toBe(1);
      const { rows } = await database.pool.query('SELECT migration_name FROM _prisma_migrations');
      const folders = await readdir(MIGRATIONS, { withFileTypes: true });
      expect(rows).toHaveLength(folders.filter((entry) => entry.isDirectory()).length);
    },
    TIMEOUT,
  );

  it('answers a ping while it is open, and may be closed twice', async () => {
    await database.ping();
    await database.close();
    await database.close();
    await expect(database.ping()).rejects.toMatchObject({ code: 'unreachable' });
  });
}
