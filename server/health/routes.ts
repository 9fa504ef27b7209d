import { Hono } from 'hono';
import type { Logger } from 'pino';
import { Problem } from '../problem/problem.ts';
import type { Outages } from './outages.ts';

/** Something the server needs: resolves while it can be reached, throws while it can't. */
export type Probe = () => Promise<void>;

/** `GET /healthz`: the process answers. `GET /readyz`: everything in `probes` can be reached, too. */
export function healthRoutes(
  probes: Record<string, Probe>,
  log: Logger,
  outages: Pick<Outages, 'report'>,
) {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const names = Object.keys(probes);
      const results = await Promise.allSettled(Object.values(probes).map((probe) => probe()));
      const down = names.filter((_, index) => results[index]?.status === 'rejected');
      for (const result of results) {
        if (result.status === 'fulfilled' || outages.report(result.reason)) continue;
        log.warn({ err: result.reason }, 'not ready');
      }
      if (down.length > 0) throw new Problem('not-ready', `Can't be reached: ${down.join(', ')}.`);
      return c.json({ status: 'ready' });
    });
}
