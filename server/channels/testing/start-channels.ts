import type { Server } from 'node:http';
import Pusher from 'pusher';
import { onTestFinished } from 'vitest';
import { type Channels, createChannels } from '../channels.ts';
import { createHttpServer } from '../http-server.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import type { AppOptions, ChannelsOptions } from '../options.ts';

/** The app of every test. */
export const APP = { id: '1', key: 'test-key', secret: 'test-secret' };

/** A Channels server on a free port, and the server library of Pusher to talk to it. */
export interface RunningChannels {
  port: number;
  channels: Channels;
  http: Server;
  api: Pusher;
  errors: Error[];
}

/** Starts a server that ends with the test. */
export async function startChannels(
  options: {
    limits?: Partial<Limits>;
    app?: Partial<AppOptions>;
    webhooks?: ChannelsOptions['webhooks'];
    clientAddress?: ChannelsOptions['clientAddress'];
  } = {},
): Promise<RunningChannels> {
  const errors: Error[] = [];
  const channels = createChannels({
    apps: [{ ...APP, ...options.app }],
    limits: { shutdownSpreadMs: 0, ...options.limits },
    webhooks: options.webhooks ?? [],
    onError: (error) => errors.push(error),
    ...(options.clientAddress ? { clientAddress: options.clientAddress } : {}),
  });
  const http = createHttpServer({ ...DEFAULT_LIMITS, ...options.limits }, (_request, response) =>
    response.writeHead(404).end('elsewhere'),
  );
  channels.attach(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => http.close(resolve));
    await channels.close();
    http.closeAllConnections();
    await closed;
  });
  const address = http.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  return { port: address.port, channels, http, api: libraryFor(address.port), errors };
}

/** The server library of Pusher, pointed at a port. */
export function libraryFor(port: number, app = APP): Pusher {
  return new Pusher({
    appId: app.id,
    key: app.key,
    secret: app.secret,
    host: '127.0.0.1',
    port: String(port),
    useTLS: false,
    encryptionMasterKeyBase64: Buffer.alloc(32, 7).toString('base64'),
  });
}
