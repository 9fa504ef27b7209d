import * as v from 'valibot';
import { fieldWords } from '../words/field.ts';
import { Category } from './category.ts';
import { listOf } from './list.ts';
import { textUpTo } from './text.ts';

const MAX_ENDPOINT = 1_024;

/** `PUT /api/me/push-subscriptions`: what `PushSubscription.toJSON()` gives. */
export const SubscriptionJson = v.object({
  endpoint: textUpTo(MAX_ENDPOINT),
  expirationTime: v.optional(v.nullable(v.number())),
  keys: v.object({
    /** The browser's public key: an uncompressed point on P-256, 65 bytes. */
    p256dh: v.pipe(v.string(), v.maxLength(88), v.regex(/^B[\w-]{86}=?$/, fieldWords.noPublicKey)),
    /** 16 bytes. */
    auth: v.pipe(v.string(), v.maxLength(24), v.regex(/^[\w-]{22}(==)?$/, fieldWords.noSecret)),
  }),
});
export type SubscriptionJson = v.InferOutput<typeof SubscriptionJson>;

/** `DELETE /api/me/push-subscriptions`. */
export const SubscriptionEndpoint = v.object({
  endpoint: textUpTo(MAX_ENDPOINT),
});

/** What a push carries: with it alone the worker can show the notification. */
export const PushPayload = v.object({
  /** Of the notification. */
  id: v.string(),
  /** Of this delivery: what receipts name. */
  delivery: v.string(),
  title: v.string(),
  body: v.string(),
  url: v.string(),
  icon: v.nullable(v.string()),
  actions: v.array(v.object({ title: v.string(), url: v.string() })),
  /** Of two with one tag the later takes the place of the earlier. */
  tag: v.string(),
  category: Category,
  /** Epoch ms. */
  sentAt: v.number(),
});
export type PushPayload = v.InferOutput<typeof PushPayload>;

/** That a browser showed a notification, or that its learner clicked it. */
export const Receipt = v.object({
  delivery: v.pipe(v.string(), v.maxLength(36), v.uuid()),
  event: v.picklist(['shown', 'clicked']),
});
export type Receipt = v.InferOutput<typeof Receipt>;

/** Receipts that one request may bring. */
export const MAX_RECEIPTS = 100;

/** `POST /api/me/notifications/receipts`. */
export const Receipts = v.object({
  receipts: listOf(Receipt, MAX_RECEIPTS),
});
