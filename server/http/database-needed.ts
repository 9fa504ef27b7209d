import { createMiddleware } from 'hono/factory';
import type { Outages } from '../health/outages.ts';
import { unavailable } from './unavailable.ts';

/**
 * Refuses at once what can't be done without the database while that does not answer. One that is gone
 * without a word would be waited for, by each request for seconds and by all that come after it.
 */
export function databaseNeeded(outages: Pick<Outages, 'isDown'>) {
  return createMiddleware(async (_c, next) => {
    if (outages.isDown('database')) throw unavailable('database');
    await next();
  });
}
