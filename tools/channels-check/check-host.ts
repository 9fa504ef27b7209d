import { randomBytes } from 'node:crypto';
import type Pusher from 'pusher';
import type { Check, Host } from './check.ts';
import { type CheckClient, openCheckClient } from './check-client.ts';
import { API_CHECKS } from './checks/api.ts';
import { CONNECTION_CHECKS } from './checks/connection.ts';
import { EVENT_CHECKS } from './checks/events.ts';
import { PRESENCE_CHECKS } from './checks/presence.ts';

const CHECKS = [...API_CHECKS, ...CONNECTION_CHECKS, ...PRESENCE_CHECKS, ...EVENT_CHECKS];

/** What was found of one thing that the product needs, or is better with. */
export interface Finding {
  what: string;
  /** `worse`: the product can do without. */
  is: 'there' | 'worse' | 'missing';
  /** What was seen instead, and what comes of it. */
  words: string | null;
}

/**
 * Looks at a host, one thing after the other.
 *
 * @param parts.socketUrl where browsers connect
 * @param parts.limit members that a presence channel holds there
 */
export async function* checkHost(parts: {
  api: Pusher;
  socketUrl: string;
  limit: number;
}): AsyncIterable<Finding> {
  for (const check of CHECKS) yield await find(check, parts);
}

async function find(
  { what, otherwise, isOptional, run }: Check,
  { api, socketUrl, limit }: { api: Pusher; socketUrl: string; limit: number },
): Promise<Finding> {
  const clients: CheckClient[] = [];
  const host: Host = {
    api,
    limit,
    async connect() {
      const client = await openCheckClient(socketUrl, api);
      clients.push(client);
      return client;
    },
    unique: (prefix) => `${prefix}check-${randomBytes(6).toString('hex')}`,
  };
  try {
    await run(host);
    return { what, is: 'there', words: null };
  } catch (error) {
    const words = `${reason(error)}. Without it: ${otherwise}.`;
    return { what, is: isOptional ? 'worse' : 'missing', words };
  } finally {
    for (const client of clients) client.end();
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Of the HTTP API the answer says more than the status.
  const body = 'body' in error && typeof error.body === 'string' ? ` (${error.body.trim()})` : '';
  return error.message + body;
}
