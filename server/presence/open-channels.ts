import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Channels } from '../channels/channels.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { listen } from '../http/listen.ts';
import { loadOrCreateSecret } from '../load-or-create-secret.ts';
import type { FailureLog } from '../log/limit-repeats.ts';
import type { EmbeddedChannels, HostedChannels } from './channels-environment.ts';
import { createEmbeddedChannels } from './embedded-channels.ts';
import type { PusherTarget } from './pusher-client.ts';

/** Whatever HOST is, a machine has this address. */
const LOOPBACK = '127.0.0.1';

/** Channels, as it was configured. */
export interface OpenChannels extends AsyncDisposable {
  /** Where the server's own client finds it. */
  target: PusherTarget;
  /** The embedded server, to be attached to the server's port; `null` where Channels is outside. */
  embedded: Channels | null;
}

/**
 * Opens Channels. Of the embedded server, the HTTP API gets a port of its own on loopback for this
 * process's calls: HOST may be an address that it can't reach itself, and requests in flight call
 * Channels also when the server's own port takes no more.
 */
export async function openChannels(
  settings: EmbeddedChannels | HostedChannels,
  {
    dataDir,
    ...parts
  }: {
    dataDir: string;
    sites: readonly SiteRule[];
    clientAddress(request: IncomingMessage): string;
    log: Pick<FailureLog, 'error'>;
  },
): Promise<OpenChannels> {
  if (settings.kind === 'hosted') {
    return { target: settings, embedded: null, [Symbol.asyncDispose]: async () => undefined };
  }
  const { appId, key } = settings;
  const secret =
    settings.secret ??
    loadOrCreateSecret(dataDir, 'channels-secret', () => randomBytes(24).toString('base64url'));
  const embedded = createEmbeddedChannels({ ...settings, secret }, parts);
  const own = createServer();
  embedded.attach(own);
  const port = await listen(own, { host: LOOPBACK, port: 0 });
  return {
    target: { appId, key, secret, cluster: null, host: LOOPBACK, port, tls: false },
    embedded,
    async [Symbol.asyncDispose]() {
      await embedded.close();
      await closed(own);
    },
  };
}

async function closed(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}
