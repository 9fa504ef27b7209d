import { Hono } from 'hono';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { answerErrors } from '../http/answer-errors.ts';
import { createReadiness } from './readiness.ts';
import { healthRoutes } from './routes.ts';

const log = pino({ enabled: false });
const outages = { report: () => null };
const away = async () => {
  throw new Error('ECONNREFUSED');
};
const here = async () => undefined;

function asked(
  database: () => Promise<void>,
  channels: () => Promise<void>,
  clockProblem: string | null = null,
) {
  const readiness = createReadiness(
    { required: { database }, optional: { channels } },
    outages,
    log,
  );
  const routes = healthRoutes(readiness, () => clockProblem);
  const app = new Hono().onError(answerErrors(log, outages)).route('/', routes);
  return { ready: () => app.request('/readyz'), alive: () => app.request('/healthz') };
}

describe('GET /readyz', () => {
  it('is ready while all can be reached', async () => {
    const answer = await asked(here, here).ready();
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready' }]);
  });

  it('says what is wrong with the clock, and is ready all the same', async () => {
    const answer = await asked(here, here, 'It is 10 min ahead.').ready();
    expect(await answer.json()).toEqual({ status: 'ready', clock: 'It is 10 min ahead.' });
  });

  it('is degraded, and ready all the same, while Channels is away', async () => {
    const answer = await asked(here, away).ready();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'degraded', degraded: ['channels'] });
  });

  it('is not ready while the database is away, though the process is alive', async () => {
    const { ready, alive } = asked(away, here);
    const answer = await ready();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'not-ready' });
    expect((await alive()).status).toBe(200);
  });

  it('looks once in 5 s, however many ask', async () => {
    let now = 0;
    const database = vi.fn(here);
    const probes = { required: { database }, optional: {} };
    const readiness = createReadiness(probes, outages, log, () => now);
    await Promise.all(Array.from({ length: 1_000 }, () => readiness()));
    now = 4_999;
    await readiness();
    expect(database).toHaveBeenCalledTimes(1);
    now = 5_000;
    await readiness();
    expect(database).toHaveBeenCalledTimes(2);
  });
});
