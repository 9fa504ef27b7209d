import pg from 'pg';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { ProblemBody } from '../../../server/contract/api.ts';
import { startPostgres } from '../../../server/database/testing/postgres.ts';
import type { CreatedSubscription } from '../../push-service/delivery/subscriptions.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';
import type { Token } from './token.ts';

export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;
/** An instructor of the course `light`. */
export const IVO: Token = 'instructor Ivo light';
export const light = { type: 'course', courseId: 'light' };
export const everyone = { type: 'everyone' };
/** What a draft has at least. */
export const hello = { title: 'Hello', audience: everyone };

/** What the tests that run now work on: one database after the other. */
export let server: Pipeline;
export let push: Pipeline['push'];

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

/** Has tests run on each kind of database. */
export function onBothDatabases(tests: () => void): void {
  describe('on the embedded database', () => {
    openBefore(async () => null);
    tests();
  });
  describe.skipIf(!postgres)('on PostgreSQL, in a schema of its own', () => {
    openBefore(createSchema);
    tests();
  });
}

function openBefore(createUrl: () => Promise<string | null>): void {
  beforeAll(async () => {
    server = await openPipeline(await createUrl());
    push = server.push;
  });
  afterAll(() => server?.close());
  afterEach(() => server.clear());
}

async function createSchema(): Promise<string> {
  const url = (await postgres?.createDatabase()) ?? '';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE SCHEMA alongside');
  await client.end();
  return `${url}&schema=alongside`;
}

/** Status and code of a problem, such as `403 role-needed`. */
export async function codeOf(response: Response): Promise<string> {
  const { code } = v.parse(ProblemBody, await response.json());
  return `${response.status} ${code}`;
}

/** The only browser of a new learner. */
export async function browserOf(name: string, courses?: string[]): Promise<CreatedSubscription> {
  const [subscription] = await server.learner(name, courses ? { courses } : {});
  if (!subscription) throw new Error('no subscription was made');
  return subscription;
}

/** Quiet hours that began an hour ago or two, and end in two or one, in Tokyo. */
export function quietNow(): { from: string; to: string; timeZone: string } {
  const timeZone = 'Asia/Tokyo';
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' });
  const onTheHour = (hours: number) => `${format.format(+server.now() + hours * HOUR)}:00`;
  return { from: onTheHour(-1), to: onTheHour(2), timeZone };
}
