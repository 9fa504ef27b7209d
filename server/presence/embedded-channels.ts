import type { IncomingMessage } from 'node:http';
import { type Channels, createChannels } from '../channels/channels.ts';
import type { Limits } from '../channels/limits.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { isCrowdChannel } from '../crowd/channel-names.ts';
import type { FailureLog } from '../log/limit-repeats.ts';
import { channelKind } from './channel-kind.ts';

/**
 * What the product needs of the embedded Channels server, where that is other than the defaults of
 * `server/channels/limits.ts`. An address may be a school of 3,000 learners that comes back at once.
 */
export const EMBEDDED_LIMITS = {
  /** The extension signs in as soon as it is connected. */
  authorizationTimeoutSeconds: 10,
  /** 10,500 TCP connections: three of each learner of a school. */
  addressSharePercent: 50,
  unauthorizedPerAddress: 4000,
  connectionsPerAddressPerMinute: 12_000,
  connectionsPerUser: 20,
  channelsPerConnection: 500,
  /** A browser with many tabs joins all their chapters at once, and pings each 20 s after that. */
  messagesPerSecond: 20,
  messageBurst: 300,
  messageBytes: 16_384,
  /** Who was silent for these two and a look around is gone: 43 s. The extension pings each 20 s. */
  activityTimeoutSeconds: 21,
  /** Slow lines take up to 12 s for a round trip. */
  pongTimeoutSeconds: 20,
} satisfies Partial<Limits>;

/** How the embedded server is configured. */
export interface EmbeddedServerSettings {
  appId: string;
  key: string;
  secret: string;
  /** Beside those of {@link EMBEDDED_LIMITS}. */
  limits: Partial<Limits>;
  /** `null`: nobody gets webhooks. */
  webhookUrl: string | null;
}

/** The embedded Channels server, with the product's channels alone and nothing that it has no use for. */
export function createEmbeddedChannels(
  { appId: id, key, secret, limits, webhookUrl }: EmbeddedServerSettings,
  {
    sites,
    clientAddress,
    log,
  }: {
    sites: readonly SiteRule[];
    clientAddress(request: IncomingMessage): string;
    log: Pick<FailureLog, 'error'>;
  },
): Channels {
  return createChannels({
    apps: [
      {
        id,
        key,
        secret,
        clientEvents: false,
        subscriptionCount: false,
        signInRequired: true,
        channelAllowed: (name) => channelKind(name, sites) !== null || isCrowdChannel(name, sites),
      },
    ],
    limits: { ...EMBEDDED_LIMITS, ...limits },
    webhooks: webhookUrl === null ? [] : [{ url: webhookUrl }],
    clientAddress,
    onError: (err) => log.error({ err }, 'the Channels server failed at something'),
  });
}
