import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createHttpServer, type HttpServerOptions } from './channels/http-server.ts';
import { DEFAULT_LIMITS } from './channels/limits.ts';
import { noticeFacts } from './composition/notice-facts.ts';
import { publicConfig } from './composition/public-config.ts';
import { openServices } from './composition/services.ts';
import type { Config } from './config.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { answerStarting } from './http/answer-errors.ts';
import { listen, urlOf } from './http/listen.ts';
import { oneATurn } from './http/one-a-turn.ts';
import { trackRequests } from './http/requests-in-flight.ts';
import { isAllowedOrigin } from './identity/allowed-origin.ts';
import type { RoleSecret } from './identity/local/role-secret.ts';
import { bearerOf } from './identity/signed-in.ts';
import { boundWork } from './limits/bound-work.ts';
import { parseIpAddress } from './limits/ip-address.ts';
import { addressOf } from './limits/limit-requests.ts';
import { refuseAtOnce } from './limits/refuse-at-once.ts';
import { EMBEDDED_LIMITS } from './presence/embedded-channels.ts';

/** Ms that requests under way may take when the server closes. */
const DRAIN_MS = 5_000;

/** Stands in for the Host that a request of HTTP/1.0 need not have, as health checks do. */
const NO_HOST = 'host.invalid';

/** A server that serves. */
export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** What is wrong with this machine's clock, in words; `null`: nothing. */
  clockProblem: string | null;
  /** The role secret of the local identity where this start has made it, to be told once. */
  roleSecretMade: RoleSecret['made'];
  /** Visits of course sites that the server does not have, or that are not known. */
  visitsElsewhere: number;
  /** Every route that it serves, such as `GET /api/config`. */
  routes: readonly string[];
  /** Resolves when the server can't go on, with what to tell the operator. */
  mustEnd: Promise<string>;
  /** Answers what was asked, ends every connection and lets go of the database. */
  close(): Promise<void>;
}

/**
 * Starts the server: the port first, which answers 503 until all else is there. Where a part can't be
 * started, those before it are closed again.
 *
 * @throws StartError saying what the operator can do
 */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  await using starting = new AsyncDisposableStack();

  const server = createHttpServer(portLimits(config), answerStarting);
  const port = await listen(server, config);
  starting.defer(() => server.closeAllConnections());
  starting.defer(() => void server.close());
  if (keepsFiles(config)) prepareDataDirectory(config.dataDir);

  const composed = await openServices(config, { port, log, starting });
  const { stores, services, origins, identity, realtime, vapidPublicKey } = composed;
  const { trustedProxies } = config.limits;
  const mayCall = (origin: string) => isAllowedOrigin(origin, config.extensionOrigins);
  const app = createApp({
    stores,
    services,
    config: {
      mayCall,
      publicConfig: publicConfig(config, identity.publicConfig, vapidPublicKey),
      pushHosts: config.push.hosts,
      origins,
      notice: noticeFacts(config),
      sites: config.sites,
      webhookSecret: identity.webhookSecret,
      trustedProxies,
      isHttps: config.publicOrigin?.startsWith('https:') ?? false,
    },
  });
  await services.notifications.start();
  await services.privacy.start();
  server.removeAllListeners('request');
  const answer = oneATurn(
    getRequestListener(app.fetch, { hostname: NO_HOST }),
    (request) => bearerOf(request.headers.authorization) ?? addressOf(request, trustedProxies),
  );
  const bounded = boundWork(answer, mayCall);
  server.on('request', refuseAtOnce(services.refusedTokens, mayCall, bounded));
  realtime.embedded?.attach(server);
  const inFlight = trackRequests(server);

  const started = starting.move();
  return {
    url: urlOf({ host: config.host, port }),
    clockProblem: services.clockProblem(),
    roleSecretMade: identity.roleSecretMade,
    visitsElsewhere: composed.visitsElsewhere,
    routes: routesOf(app),
    mustEnd: realtime.mustEnd,
    async close() {
      server.close();
      await Promise.all([inFlight.drained(DRAIN_MS), realtime.embedded?.close()]);
      server.closeAllConnections();
      await started.disposeAsync();
    },
  };
}

/** Without what stands before many of them, which is of all methods. */
function routesOf({ routes }: Pick<ReturnType<typeof createApp>, 'routes'>): string[] {
  const own = routes.filter(({ method }) => method !== 'ALL');
  return [...new Set(own.map(({ method, path }) => `${method} ${path}`))];
}

/** Who the server's port has room for. */
function portLimits({ channels, limits: { trustedProxies } }: Config): HttpServerOptions {
  const set = channels.kind === 'embedded' ? channels.limits : {};
  return {
    ...DEFAULT_LIMITS,
    ...EMBEDDED_LIMITS,
    ...set,
    isProxy: (address) => trustedProxies.has(parseIpAddress(address) ?? ''),
  };
}

/** Whether anything is made or kept in the data directory: not where all of it is configured. */
function keepsFiles({ database, push, identity, channels }: Config): boolean {
  const keepsSecret = channels.kind === 'embedded' && channels.secret === null;
  return !database.url || !push.vapidKeys || identity.kind === 'local' || keepsSecret;
}
