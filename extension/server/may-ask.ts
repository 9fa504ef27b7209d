import type { Connection } from '../messages/connection.ts';

/**
 * Whether the server is asked for what is done now and then and nobody waits for. While connected, too:
 * after one request that was lost on the way none may come that finds it well. Never while offline.
 *
 * @param answers whether it answered when it was asked last
 */
export function mayAsk(answers: boolean, connection: Connection): boolean {
  return connection === 'live' || (answers && connection !== 'offline');
}
