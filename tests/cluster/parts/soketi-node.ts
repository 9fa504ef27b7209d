import { freePort } from '../../support/free-port.ts';
import type { Soketi } from './install-soketi.ts';
import { type Program, startProgram } from './program.ts';

/** The app that the cluster serves. */
export interface ChannelsApp {
  id: string;
  key: string;
  secret: string;
}

/** A node of a Channels cluster. */
export interface SoketiNode extends Program {
  port: number;
}

/**
 * Starts a node of soketi. It is ended by `kill` alone: after SIGTERM it hangs, and lets the next one share its port.
 *
 * @param options.port @default a free one
 * @param options.presenceLimit members that a presence channel holds
 * @see https://docs.soketi.app
 */
export async function startSoketiNode(
  { node, script }: Soketi,
  options: {
    app: ChannelsApp;
    redisPort: number;
    presenceLimit: number;
    directory: string;
    port?: number;
  },
): Promise<SoketiNode> {
  const { app, redisPort, presenceLimit, directory } = options;
  const { port = await freePort() } = options;
  const env = {
    SOKETI_HOST: '127.0.0.1',
    SOKETI_PORT: String(port),
    SOKETI_METRICS_SERVER_PORT: String(await freePort()),
    SOKETI_DEFAULT_APP_ID: app.id,
    SOKETI_DEFAULT_APP_KEY: app.key,
    SOKETI_DEFAULT_APP_SECRET: app.secret,
    SOKETI_DEFAULT_APP_USER_AUTHENTICATION: 'true',
    SOKETI_ADAPTER_DRIVER: 'redis',
    // Else an event of a cache channel is known to one node alone.
    SOKETI_CACHE_DRIVER: 'redis',
    SOKETI_DB_REDIS_HOST: '127.0.0.1',
    SOKETI_DB_REDIS_PORT: String(redisPort),
    SOKETI_PRESENCE_MAX_MEMBERS: String(presenceLimit),
  };
  const program = await startProgram(
    { command: node, args: [script, 'start'], cwd: directory, env },
    async () => (await fetch(`http://127.0.0.1:${port}/`)).ok,
  );
  return { ...program, port };
}
