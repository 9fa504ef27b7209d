import type { Config } from '../config.ts';
import type { ServerConfig } from '../contract/api.ts';

/** What anybody may know: how to sign in, where Channels is, what to subscribe to pushes with. */
export function publicConfig(
  { channels }: Config,
  identity: ServerConfig['identity'],
  vapidPublicKey: string,
): ServerConfig {
  return { identity, channels: publicChannels(channels), push: { vapidPublicKey } };
}

/** The embedded server is on the server's own address, whatever that is. */
function publicChannels(channels: Config['channels']): ServerConfig['channels'] {
  if (channels.kind === 'embedded') {
    return { key: channels.key, cluster: null, host: null, port: null, tls: false };
  }
  return { key: channels.key, cluster: channels.cluster, ...channels.forBrowsers };
}
