import type { Config } from '../config.ts';
import type { ServerConfig } from '../contract/api.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { API, OLDEST_EXTENSION } from '../contract/versions.ts';
import type { VisibilityOffer } from '../contract/visibility.ts';

/** What the extension must know, and the course sites as the server has them. */
export type PublicConfig = ServerConfig & { sites: SiteRule[]; visibility: VisibilityOffer };

/**
 * What anybody may know: how to sign in, where Channels is, what to subscribe to pushes with, and which
 * pages are chapters.
 */
export function publicConfig(
  { channels, sites, visibility }: Config,
  identity: ServerConfig['identity'],
  vapidPublicKey: string,
): PublicConfig {
  return {
    ...{ identity, sites },
    ...{ api: API, oldestExtension: OLDEST_EXTENSION },
    channels: publicChannels(channels),
    push: { vapidPublicKey },
    visibility: { allowed: [...visibility.allowed], byDefault: visibility.unchosen },
  };
}

/** The embedded server is on the server's own address, whatever that is. */
function publicChannels(channels: Config['channels']): ServerConfig['channels'] {
  if (channels.kind === 'embedded') {
    return { key: channels.key, cluster: null, host: null, port: null, tls: false };
  }
  return { key: channels.key, cluster: channels.cluster, ...channels.forBrowsers };
}
