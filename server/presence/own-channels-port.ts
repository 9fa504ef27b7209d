import { createServer } from 'node:http';
import type { Channels } from '../channels/channels.ts';
import { listen } from '../http/listen.ts';

/** Any address would do: whatever HOST is, a machine has this one. */
const LOOPBACK = '127.0.0.1';

/** A port of this process alone, by which it reaches the embedded Channels server. */
export interface OwnChannelsPort extends AsyncDisposable {
  host: string;
  port: number;
}

/**
 * Opens a port on loopback for the server's own calls of the embedded Channels server's HTTP API. HOST
 * may be an address that this process can't reach itself, and requests in flight call Channels also
 * when the server's own port takes no more.
 */
export async function openOwnChannelsPort(channels: Channels): Promise<OwnChannelsPort> {
  const server = createServer();
  channels.attach(server);
  const port = await listen(server, { host: LOOPBACK, port: 0 });
  return {
    host: LOOPBACK,
    port,
    async [Symbol.asyncDispose]() {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
    },
  };
}
