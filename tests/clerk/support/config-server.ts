import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { ServerConfig } from '../../../server/contract/api.ts';

/** A server that does nothing but say where it takes people's identity from. */
export interface ConfigServer extends AsyncDisposable {
  url: string;
  identity: ServerConfig['identity'];
}

/** Starts one on a free port. */
export async function startConfigServer(identity: ServerConfig['identity']): Promise<ConfigServer> {
  const app = new Hono().get('/api/config', (c) => c.json({ identity: configServer.identity }));
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  const configServer: ConfigServer = {
    url: `http://127.0.0.1:${address.port}`,
    identity,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
  return configServer;
}
