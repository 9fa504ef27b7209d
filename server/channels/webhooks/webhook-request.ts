import { type Credentials, sign } from '../protocol/signature.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** A webhook as it is POSTed. */
export interface WebhookRequest {
  headers: Record<string, string>;
  body: string;
}

/**
 * Several events in one signed request.
 * https://pusher.com/docs/channels/server_api/webhooks/#webhook-format
 */
export function webhookRequest(
  { key, secret }: Credentials,
  events: readonly WebhookEvent[],
  now: number,
): WebhookRequest {
  const body = JSON.stringify({ time_ms: now, events });
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'X-Pusher-Key': key,
      'X-Pusher-Signature': sign(secret, body),
    },
  };
}
