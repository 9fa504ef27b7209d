import { IncomingMessage } from 'node:http';
import * as v from 'valibot';

/** What Node's adapter of Hono passes on; `app.request()` has none of it. */
const NodeBindings = v.object({ incoming: v.instance(IncomingMessage) });

/**
 * Whether a client left before all of its request had come. Reading it then fails with `ECONNRESET`,
 * which must not be taken for the database's.
 *
 * @param env Hono's, of the request
 */
export function isClientGone(env: unknown): boolean {
  const node = v.safeParse(NodeBindings, env);
  return node.success && node.output.incoming.destroyed && !node.output.incoming.complete;
}
