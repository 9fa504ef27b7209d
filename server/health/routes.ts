import { Hono } from 'hono';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import type { Readiness } from './readiness.ts';

/** Seconds after which a server that is not ready is worth another look. */
const RETRY_SECONDS = 5;

/**
 * `GET /healthz`: the process answers (liveness). `GET /readyz`: it can do its work (readiness); where it
 * can do a part of it, as with Channels away, `degraded` names what is missing. `clock` says what is wrong with this machine's clock.
 */
export function healthRoutes(
  readiness: () => Promise<Readiness>,
  clockProblem: () => string | null,
) {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const { status, unreachable } = await readiness();
      if (status === 'unready') {
        throw new Problem('not-ready', requestWords.notReachable(unreachable), [], RETRY_SECONDS);
      }
      c.header('cache-control', 'no-store');
      const problem = clockProblem();
      const clock = problem === null ? {} : { clock: problem };
      const missing = status === 'ready' ? {} : { degraded: unreachable };
      return c.json({ status, ...missing, ...clock });
    });
}
