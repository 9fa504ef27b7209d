import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { ServerConfig } from '../../../server/contract/api.ts';
import { API, OLDEST_EXTENSION } from '../../../server/contract/versions.ts';

/** A server that does nothing but say where it takes people's identity from. */
export interface ConfigServer extends AsyncDisposable {
  url: string;
  identity: ServerConfig['identity'];
  /** The oldest extension that it works with. */
  oldestExtension: string;
}

/** Starts one on a free port. */
export async function startConfigServer(identity: ServerConfig['identity']): Promise<ConfigServer> {
  const app = new Hono().get('/api/config', (c) => {
    const { identity: ofPeople, oldestExtension } = configServer;
    return c.json({ identity: ofPeople, api: API, oldestExtension });
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  const configServer: ConfigServer = {
    url: `http://127.0.0.1:${address.port}`,
    identity,
    oldestExtension: OLDEST_EXTENSION,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
  return configServer;
}
