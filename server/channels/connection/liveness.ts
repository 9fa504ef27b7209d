import type { Limits } from '../limits.ts';

/** What is known of a client's activity, in ms. */
export interface Activity {
  lastSeen: number;
  /** When it was pinged, until it is heard of again. */
  pingedAt: number | null;
}

/**
 * What to do with a client that may be gone: a silent one is pinged, and one that doesn't answer
 * is closed. Whatever it sends counts as a sign of life.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#detecting-that-the-connection-is-alive
 */
export function liveness(
  { lastSeen, pingedAt }: Activity,
  now: number,
  limits: Pick<Limits, 'activityTimeoutSeconds' | 'pongTimeoutSeconds'>,
): 'alive' | 'ping' | 'dead' {
  if (pingedAt !== null) {
    return now - pingedAt >= limits.pongTimeoutSeconds * 1000 ? 'dead' : 'alive';
  }
  return now - lastSeen >= limits.activityTimeoutSeconds * 1000 ? 'ping' : 'alive';
}
