import { Hono } from 'hono';
import type { Metadata } from '../metadata.ts';
import { type ClerkEvent, readWebhook } from './read-webhook.ts';

/** Messages that are remembered, so that none counts twice: more than come in the time that one is good for. */
const MAX_SEEN = 10_000;

/** What is done about what Clerk tells. */
export interface ClerkEvents {
  sessionEnded(personId: string, sessionId: string): Promise<void>;
  /**
   * What tokens and profiles from before then say may be true no longer.
   *
   * @param rights what is true now; `null`: not said
   */
  personChanged(personId: string, before: Date, rights: Metadata | null): Promise<void>;
  personDeleted(personId: string): Promise<void>;
}

/**
 * `POST /webhooks/clerk`: Clerk tells that a session has ended, or that somebody has changed or is gone. What
 * does not matter here is answered as if it had been done; a message that comes again is done once.
 *
 * @param options.secret that Clerk signs with
 */
export function webhookRoutes({ secret, events }: { secret: string; events: ClerkEvents }) {
  const seen = new Set<string>();

  async function handle(event: ClerkEvent, sentAt: Date): Promise<void> {
    switch (event.type) {
      case 'user.updated':
        return events.personChanged(event.data.id, sentAt, event.data.public_metadata ?? null);
      case 'user.deleted':
        return events.personDeleted(event.data.id);
      default:
        return events.sessionEnded(event.data.user_id, event.data.id);
    }
  }

  return new Hono().post('/webhooks/clerk', async (c) => {
    const { id, sentAt, event } = await readWebhook(c.req.raw, secret);
    if (event && !seen.has(id)) {
      await handle(event, sentAt);
      // Only now: what failed is to be done when it comes again.
      seen.add(id);
      const [first] = seen;
      if (seen.size > MAX_SEEN && first !== undefined) seen.delete(first);
    }
    return c.body(null, 204);
  });
}
