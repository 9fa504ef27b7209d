import type { IncomingMessage } from 'node:http';
import type { Limits } from './limits.ts';
import type { WebhookEventName } from './webhooks/webhook-event.ts';

/** An application: what Pusher's dashboard calls a Channels app. */
export interface AppOptions {
  /** Stands in the path of the HTTP API: `/apps/{id}/…`. */
  id: string;
  /** Public; stands in the path of the WebSocket: `/app/{key}`. */
  key: string;
  /** Signs HTTP requests, subscriptions and webhooks. */
  secret: string;
  /** Whether it may be used; else 4003 and HTTP 403. @default true */
  enabled?: boolean;
  /** Whether clients may trigger `client-…` events. @default true */
  clientEvents?: boolean;
  /** Whether subscribers are told the `subscription_count` of a channel. @default true */
  subscriptionCount?: boolean;
  /**
   * Whether only `pusher:signin` makes a connection an authorized one, and not a signed subscription:
   * see `authorizationTimeoutSeconds`. @default false
   */
  signInRequired?: boolean;
  /** Whether there may be a channel of this name; a user's own is not asked about. @default every one */
  channelAllowed?: (name: string) => boolean;
}

/** Where webhooks go, and which. */
export interface WebhookOptions {
  /** An `http:` or `https:` URL; a function where it is known only once the server listens. */
  url: string | (() => string);
  /** The events to send. @default all */
  events?: readonly WebhookEventName[];
}

/** What `createChannels` takes. */
export interface ChannelsOptions {
  /** At least one; ids and keys must be unique. */
  apps: readonly AppOptions[];
  /** Overrides of the default limits, for all apps. */
  limits?: Partial<Limits>;
  /** Webhooks of all apps. @default none */
  webhooks?: readonly WebhookOptions[];
  /**
   * Whose connection it is, for the limits per address: behind a proxy the address that it names.
   * @default the address of the socket
   */
  clientAddress?: (request: IncomingMessage) => string;
  /** Called with what went wrong where nobody else is told, such as a webhook that was given up. @default nothing is reported */
  onError?: (error: Error) => void;
}
