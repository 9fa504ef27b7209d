import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import type { ServerConfig } from '../contract/api.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { API, OLDEST_EXTENSION } from '../contract/versions.ts';
import type { VisibilityOffer } from '../contract/visibility.ts';

/** Characters by which one configuration is told from another. */
const TAG_CHARS = 12;

/** What the extension must know, and the course sites as the server has them. */
export type PublicConfig = ServerConfig & {
  sites: SiteRule[];
  visibility: VisibilityOffer;
  tag: string;
};

/**
 * What anybody may know: how to sign in, where Channels is, what to subscribe to pushes with, and which
 * pages are chapters.
 */
export function publicConfig(
  { channels, sites, visibility }: Config,
  identity: ServerConfig['identity'],
  vapidPublicKey: string,
): PublicConfig {
  const said = {
    ...{ identity, sites },
    ...{ api: API, oldestExtension: OLDEST_EXTENSION },
    channels: publicChannels(channels),
    push: { vapidPublicKey },
    visibility: { allowed: [...visibility.allowed], byDefault: visibility.unchosen },
  };
  const tag = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
  return { ...said, tag: tag.slice(0, TAG_CHARS) };
}

/** The embedded server is on the server's own address, whatever that is. */
function publicChannels(channels: Config['channels']): ServerConfig['channels'] {
  if (channels.kind === 'embedded') {
    return { key: channels.key, cluster: null, host: null, port: null, tls: false };
  }
  return { key: channels.key, cluster: channels.cluster, ...channels.forBrowsers };
}
