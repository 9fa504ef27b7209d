import * as v from 'valibot';
import { decrypt } from '../web-push/decrypt.ts';
import { parseEncryptedBody } from '../web-push/encrypted-body.ts';
import { URGENCIES } from '../web-push/message-headers.ts';
import { MESSAGE_STATES, type PushMessage } from './push-message.ts';

/** One request to an endpoint, and what became of it. */
export const Delivery = v.object({
  /** Unique, in the order they came. */
  id: v.string(),
  /** Ms since 1970. */
  at: v.number(),
  endpoint: v.string(),
  /** What was answered; `null` where nothing was, or not yet. */
  status: v.nullable(v.number()),
  /** Why it was not accepted, or what the service was told to do instead. */
  reason: v.nullable(v.string()),
  /**
   * Where the message is. `refused`: none was accepted, and the sender was told so. `unanswered`:
   * none was accepted, and the sender was told nothing.
   */
  state: v.picklist(['refused', 'unanswered', ...MESSAGE_STATES]),
  /** The message, where one was accepted. */
  message: v.nullable(
    v.object({
      /** Seconds. */
      ttl: v.number(),
      urgency: v.picklist(URGENCIES),
      topic: v.nullable(v.string()),
      /** Bytes, encrypted. */
      size: v.number(),
      /** The text, where the service has the keys: of subscriptions without a browser. */
      payload: v.nullable(v.string()),
      /** Why there is no text though the service has the keys: a browser would see nothing. */
      unreadable: v.nullable(v.string()),
    }),
  ),
});
export type Delivery = v.InferOutput<typeof Delivery>;

/** What the service keeps of a request. */
export interface DeliveryRecord {
  id: string;
  at: number;
  endpoint: string;
  status: number | null;
  reason: string | null;
  message: PushMessage | null;
  /** The message decrypted, as soon as someone has looked at it. */
  content: Content | null;
}

interface Content {
  payload: string | null;
  unreadable: string | null;
}

export function stateOf({ message, status }: DeliveryRecord): Delivery['state'] {
  return message?.state ?? (status === null ? 'unanswered' : 'refused');
}

/** Turns a record into what a test can look at. Decrypting costs some 300 µs, once. */
export function describeDelivery(record: DeliveryRecord): Delivery {
  const { id, at, endpoint, status, reason, message } = record;
  const request = { id, at, endpoint, status, reason, state: stateOf(record) };
  if (!message) return { ...request, message: null };
  const { ttl, urgency, topic, body } = message;
  record.content ??= readContent(message);
  return { ...request, message: { ttl, urgency, topic, size: body.length, ...record.content } };
}

function readContent({ body, subscription: { holder } }: PushMessage): Content {
  if (holder.kind === 'browser' || body.length === 0) return { payload: null, unreadable: null };
  try {
    const payload = decrypt(parseEncryptedBody('aes128gcm', body), holder.keys);
    return { payload, unreadable: null };
  } catch (error) {
    return { payload: null, unreadable: String(error) };
  }
}
