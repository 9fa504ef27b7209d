import { Channel, type ChannelContext } from '../channel/channel.ts';
import { EventCache } from '../channel/event-cache.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Limits } from '../limits.ts';
import type { AppOptions, WebhookOptions } from '../options.ts';
import { channelKind } from '../protocol/channel-name.ts';
import { type Credentials, credentials } from '../protocol/signature.ts';
import type { Session } from '../session/session.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import { WebhookSender } from '../webhooks/webhook-sender.ts';
import { greeting } from './greeting.ts';
import { SignedInUsers } from './signed-in-users.ts';

/** What the apps of a server share. */
export interface AppContext {
  limits: Limits;
  outbox: Outbox;
  webhooks: readonly WebhookOptions[];
  /** Told of what went wrong where nobody else is. */
  report: (error: unknown) => void;
}

/** One application and all that lives in it. */
export class App {
  readonly options: Required<AppOptions>;
  readonly credentials: Credentials;
  readonly limits: Limits;
  /** By socket id. */
  readonly sessions = new Map<string, Session>();
  /** Those that are occupied, by name. */
  readonly channels = new Map<string, Channel>();
  readonly users = new SignedInUsers();
  /** Over all channels. */
  subscriptions = 0;
  readonly cache: EventCache;
  readonly #context: ChannelContext;
  readonly #webhooks: readonly WebhookSender[];

  constructor(options: AppOptions, { limits, outbox, webhooks, report }: AppContext) {
    this.options = {
      enabled: true,
      clientEvents: true,
      subscriptionCount: true,
      signInRequired: false,
      channelAllowed: () => true,
      ...options,
    };
    this.credentials = credentials(options.key, options.secret);
    this.limits = limits;
    this.#webhooks = webhooks.map(
      (webhook) => new WebhookSender(webhook, this.credentials, report),
    );
    this.cache = new EventCache(limits.cacheSeconds);
    this.#context = {
      outbox,
      presenceGraceMs: limits.presenceGraceMs,
      report,
      greeting: (channel) => greeting(this, channel),
      onCount: this.options.subscriptionCount
        ? ({ name, size }) =>
            this.notify({ name: 'subscription_count', channel: name, subscription_count: size })
        : null,
    };
  }

  /** Hands an event to the webhooks. */
  notify(event: WebhookEvent): void {
    for (const webhook of this.#webhooks) webhook.notify(event);
  }

  /** Ends the grace of all members and sends the last webhooks, once all connections are gone. */
  async close(): Promise<void> {
    for (const channel of [...this.channels.values()]) channel.leavers.letAll();
    await Promise.all(this.#webhooks.map((webhook) => webhook.close()));
  }

  /** The channel of this name, opened if nobody was in it. */
  openChannel(name: string): Channel {
    const open = this.channels.get(name);
    if (open) return open;
    const channel = new Channel(name, channelKind(name), this.#context);
    this.channels.set(name, channel);
    this.notify({ name: 'channel_occupied', channel: name });
    return channel;
  }

  /** Forgets a channel once nobody is in it, within the grace or not. */
  closeIfVacant(channel: Channel): void {
    if (channel.size > 0 || channel.roster.size > 0) return;
    if (!this.channels.delete(channel.name)) return;
    channel.close();
    this.notify({ name: 'channel_vacated', channel: channel.name });
  }
}
