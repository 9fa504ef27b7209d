import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import * as v from 'valibot';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { EXTENSION_ORIGIN } from './contract/extension-id.ts';
import { startPostgres } from './database/testing/postgres.ts';
import { createTokenIssuer } from './identity/testing/token-issuer.ts';
import { beOnlyChannels } from './presence/only-channels.ts';
import { openTestServer } from './testing/test-server.ts';

const Locks = v.array(v.object({ pid: v.number(), class: v.number(), key: v.number() }));
const Sessions = v.array(v.object({ pid: v.number() }));

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(!postgres)('servers on one PostgreSQL', () => {
  let url: string;
  beforeEach(async () => {
    url = (await postgres?.createDatabase()) ?? '';
  });

  async function query(text: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(text);
    await client.end();
    return rows;
  }

  /** The advisory locks that are held, or waited for, on the database. */
  async function locks({ granted } = { granted: true }) {
    return v.parse(
      Locks,
      await query(
        `SELECT pid, classid::int AS class, objid::int AS key FROM pg_locks
         WHERE locktype = 'advisory' AND granted = ${granted}
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      ),
    );
  }

  it('are refused where two have an embedded Channels server, and one may follow the other', async () => {
    const keys = vapid();
    {
      await using _first = await openTestServer({ DATABASE_URL: url, ...keys });
      await expect(openTestServer({ DATABASE_URL: url, ...keys })).rejects.toThrow(
        /^DATABASE_URL .*PUSHER_APP_ID/,
      );
    }
    await using second = await openTestServer({ DATABASE_URL: url, ...keys });
    expect((await second.ask('/readyz')).status).toBe(200);
  });

  it('are refused where a second one made a VAPID key of its own', async () => {
    await using _first = await openTestServer({ DATABASE_URL: url });
    const own = openTestServer({ DATABASE_URL: `${url}&application_name=second`, ...ELSEWHERE });
    await expect(own).rejects.toThrow(/^VAPID_PUBLIC_KEY .*VAPID_PRIVATE_KEY/);
  });

  it('change the VAPID key where the operator names the one that is replaced', async () => {
    const [old, next] = [vapid(), vapid()];
    await (await openTestServer({ DATABASE_URL: url, ...old }))[Symbol.asyncDispose]();
    await expect(openTestServer({ DATABASE_URL: url, ...next })).rejects.toThrow(
      `VAPID_REPLACED_PUBLIC_KEY=${old.VAPID_PUBLIC_KEY}`,
    );
    const env = { ...next, VAPID_REPLACED_PUBLIC_KEY: old.VAPID_PUBLIC_KEY };
    for (let start = 0; start < 2; start += 1) {
      await using server = await openTestServer({ DATABASE_URL: url, ...env });
      expect((await server.ask('/readyz')).status).toBe(200);
    }
    await expect(openTestServer({ DATABASE_URL: url, ...old })).rejects.toThrow('VAPID');
  });

  it('keep Channels to the first, which takes its lock again, when its connection is lost', async () => {
    await using first = await beOnlyChannels(url);
    let isTaken = false;
    void first.taken.then(() => {
      isTaken = true;
    });
    const [lost] = await locks();
    await query(`SELECT pg_terminate_backend(${lost?.pid})`);
    while (!(await locks()).some(({ pid }) => pid !== lost?.pid));
    await expect(beOnlyChannels(url)).rejects.toThrow(/^DATABASE_URL/);
    expect(isTaken).toBe(false);
  });

  it('end in time where it holds their connections and says nothing any more', async () => {
    const server = await openTestServer({ DATABASE_URL: url });
    const sessions = async () =>
      v.parse(
        Sessions,
        await query(
          `SELECT pid FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        ),
      );
    const silent = await sessions();
    for (const { pid } of silent) process.kill(pid, 'SIGSTOP');
    try {
      const began = performance.now();
      await server[Symbol.asyncDispose]();
      expect(performance.now() - began).toBeLessThan(14_000);
    } finally {
      for (const { pid } of silent) process.kill(pid, 'SIGCONT');
    }
    await expect.poll(sessions, { timeout: 10_000 }).toEqual([]);
  });

  it('are told where another has taken Channels meanwhile', async () => {
    await using first = await beOnlyChannels(url);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    // Waits for the lock, and has it as soon as the session that holds it is ended.
    const [held] = await locks();
    const waiting = other.query(`SELECT pg_advisory_lock(${held?.class}, ${held?.key})`);
    while ((await locks({ granted: false })).length === 0);
    await query(`SELECT pg_terminate_backend(${held?.pid})`);
    await waiting;
    await first.taken;
    await other.end();
  });

  it('let nobody in whom another has just taken off a list', async () => {
    const issuer = createTokenIssuer();
    const directory = await mkdtemp(join(tmpdir(), 'alongside-sites-'));
    const file = join(directory, 'sites.json');
    const pages = [{ at: '/{course}/{chapter}' }];
    const site = { id: 'school', origins: ['https://school.test'], pages, access: 'enrolled' };
    await writeFile(file, JSON.stringify({ sites: [site] }));
    const env = {
      ...{ DATABASE_URL: url, SITES_FILE: file, CLERK_JWT_KEY: issuer.publicKey },
      CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from('clerk.test$').toString('base64')}`,
      ...vapid(),
      ...ELSEWHERE,
    };
    await using one = await openTestServer(env);
    await using other = await openTestServer(env);
    await rm(directory, { recursive: true });
    const azp = EXTENSION_ORIGIN;
    const admin = await issuer.token({ sub: 'admin', azp, metadata: { role: 'admin' } });
    const ana = await issuer.token({ sub: 'ana', azp });
    const list = async (...learners: string[]) => {
      const path = '/api/admin/sites/school/courses/botany/learners';
      const listed = { learners: learners.map((learner) => ({ learner })) };
      expect((await one.send('PUT', path, listed, admin)).status).toBe(200);
    };
    const enter = async () => {
      const fields = { socket_id: '1.1', channel_name: 'presence-chapter-school;botany;1' };
      return (await other.send('POST', '/api/pusher/auth', fields, ana)).status;
    };
    await list('ana');
    expect(await enter()).toBe(200);
    await list();
    await expect.poll(enter, { timeout: 2_000 }).toBe(403);
    await list('ana');
    await expect.poll(enter, { timeout: 2_000 }).toBe(200);
  });

  it('say what to grant where the role may not create tables', async () => {
    await query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'poor') THEN
        CREATE ROLE poor LOGIN PASSWORD 'poor';
      END IF; END $$`);
    await query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    const poor = new URL(url);
    poor.username = 'poor';
    poor.password = 'poor';
    await expect(openTestServer({ DATABASE_URL: poor.href })).rejects.toThrow(
      /^The role in DATABASE_URL .*CREATE/,
    );
  });
});

/** Channels outside, for which a second server is no matter. Nobody is there: it starts all the same. */
const ELSEWHERE = {
  PUSHER_APP_ID: '7',
  PUSHER_KEY: 'k',
  PUSHER_SECRET: 's',
  PUSHER_HOST: '127.0.0.1',
  PUSHER_PORT: '1',
  PUSHER_TLS: 'false',
};

function vapid() {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  return { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };
}
