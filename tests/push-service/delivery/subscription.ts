import type { SubscriptionKeys } from '../web-push/decrypt.ts';
import type { Mailbox } from './mailbox.ts';

/** A push subscription, as the service knows it. */
export interface Subscription {
  /** The last part of its endpoint. */
  token: string;
  /** The VAPID key it was made with, base64url: no other may send to it (RFC 8292 section 4). */
  applicationServerKey: string;
  /** Where its messages go: that of its browser, or its own where there is no browser. */
  mailbox: Mailbox;
  /** Unsubscribed: answered with 410 from then on. */
  gone: boolean;
  holder: BrowserHolder | VirtualHolder;
}

/** A browser made it, and keeps its keys to itself. */
export interface BrowserHolder {
  kind: 'browser';
  /** What the browser tells its subscriptions apart by. */
  app: string;
  subtype: string;
}

/** Made in process by `createSubscription`. */
interface VirtualHolder {
  kind: 'virtual';
  keys: SubscriptionKeys;
}
