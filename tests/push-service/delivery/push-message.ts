import type { MessageHeaders } from '../web-push/message-headers.ts';
import type { Subscription } from './subscription.ts';

/**
 * Where an accepted message has got to:
 * - `waiting` for its browser to come back;
 * - `sent` to it, and not acknowledged yet: sent once more if the connection is lost now;
 * - `acknowledged`: the browser has it;
 * - `replaced` by a later message of the same topic while it was waiting;
 * - `expired`: its TTL ended while it was waiting;
 * - `dropped`: the subscription ended while it was waiting.
 */
export const MESSAGE_STATES = [
  'waiting',
  'sent',
  'acknowledged',
  'replaced',
  'expired',
  'dropped',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A push message that was accepted. */
export interface PushMessage extends MessageHeaders {
  /** Unique in this service; the `persistent_id` of MCS. */
  id: string;
  subscription: Subscription;
  /** As it came: encrypted, or empty. */
  body: Buffer;
  /** Ms since 1970. */
  acceptedAt: number;
  /** Written by `moveMessage` alone. */
  state: MessageState;
}

/** Ms since 1970. */
export function expiryOf({ acceptedAt, ttl }: PushMessage): number {
  return acceptedAt + ttl * 1000;
}
