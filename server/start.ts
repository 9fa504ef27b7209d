import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createHttpServer, type HttpServerOptions } from './channels/http-server.ts';
import { DEFAULT_LIMITS } from './channels/limits.ts';
import { createClockWatch } from './clock/clock-watch.ts';
import { clockSources } from './clock/configured-sources.ts';
import type { Config } from './config.ts';
import type { ServerConfig } from './contract/api.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { openDatabase } from './database/database.ts';
import { schemaOf } from './database/schema-of.ts';
import { endAllSessions } from './end-all-sessions.ts';
import { createNoteFailure } from './health/note-failure.ts';
import { createOutages } from './health/outages.ts';
import { answerStarting } from './http/answer-errors.ts';
import { listen, urlOf } from './http/listen.ts';
import { isLoopback } from './http/loopback.ts';
import { requestsInFlight } from './http/requests-in-flight.ts';
import type { RoleSecret } from './identity/local/role-secret.ts';
import { openIdentity } from './identity/open-identity.ts';
import { startJobs } from './jobs/jobs.ts';
import { clientAddress } from './limits/client-address.ts';
import { parseIpAddress } from './limits/ip-address.ts';
import { createLimits } from './limits/limits.ts';
import { limitRepeats } from './log/limit-repeats.ts';
import { createNotifications } from './notifications/notifications.ts';
import { notificationQueues } from './notifications/queues.ts';
import { createSenderRights, noteRights } from './notifications/sender-rights.ts';
import { chapterViewers } from './notifications/viewers.ts';
import { preferencesStore } from './preferences/store.ts';
import { activityStore } from './presence/activity-store.ts';
import { createAppearsOffline } from './presence/appears-offline.ts';
import { carryOut } from './presence/carry-out.ts';
import { checkChannels } from './presence/check-channels.ts';
import { EMBEDDED_LIMITS } from './presence/embedded-channels.ts';
import { learnerChannel } from './presence/learner-channel.ts';
import { beOnlyChannels, secondChannels } from './presence/only-channels.ts';
import { openChannels } from './presence/open-channels.ts';
import { createPresenceLease } from './presence/presence-lease.ts';
import { pusherClient } from './presence/pusher-client.ts';
import { agreeOnVapidKey } from './push/agree-on-vapid-key.ts';
import { keptVapidKeys } from './push/crypto/vapid-keys.ts';
import { pushSubscriptions } from './push/subscriptions.ts';
import { createThreadedPushTransport } from './push/transport/threaded-push-transport.ts';

/** Ms that requests under way may take when the server closes. */
const DRAIN_MS = 5_000;

/** Stands in for the Host that a request of HTTP/1.0 need not have, as health checks do. */
const NO_HOST = 'host.invalid';

const NEVER = new Promise<never>(() => undefined);

/** Ms between two looks at other clocks. */
const CLOCK_MEASURED_EVERY_MS = 3_600_000;

/** A server that serves. */
export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** What is wrong with this machine's clock, in words; `null`: nothing. */
  clockProblem: string | null;
  /** The role secret of the local identity where this start has made it, to be told once. */
  roleSecretMade: RoleSecret['made'];
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
  const { dataDir, extensionOrigins } = config;
  const { url } = config.database;
  await using starting = new AsyncDisposableStack();

  const server = createHttpServer(portLimits(config), answerStarting);
  const port = await listen(server, config);
  starting.defer(() => server.closeAllConnections());
  starting.defer(() => void server.close());
  if (keepsFiles(config)) prepareDataDirectory(dataDir);

  const failureLog = limitRepeats(log);
  const channels = starting.use(
    await openChannels(config.channels, {
      dataDir,
      clientAddress: ({ socket, headers }) =>
        clientAddress(socket.remoteAddress, headers, config.limits.trustedProxies),
      log: failureLog,
    }),
  );
  const pusher = pusherClient(channels.target);
  const unreachable = config.channels.kind === 'hosted' ? await checkChannels(pusher) : null;

  const onlyChannels =
    channels.embedded && url !== null ? starting.use(await beOnlyChannels(url)) : null;
  const database = await openDatabase({ ...config.database, dataDir, log });
  starting.defer(() => database.close());
  const { prisma } = database;
  const clock = createClockWatch({
    sources: clockSources(config, database.pool),
    systemNow: Date.now,
    monotonic: () => performance.now(),
    log,
  });
  await clock.measure();
  const measuring = setInterval(() => void clock.measure(), CLOCK_MEASURED_EVERY_MS).unref();
  starting.defer(() => clearInterval(measuring));
  const { now } = clock;
  const imageOrigins = [...config.imageOrigins, ...config.courseOrigins];
  const vapidKeys = config.push.vapidKeys ?? keptVapidKeys(dataDir);
  await agreeOnVapidKey(prisma, {
    publicKey: vapidKeys.publicKey,
    replaced: config.push.replacedPublicKey,
    isMade: config.push.vapidKeys === null,
  });
  const pushTransport = createThreadedPushTransport(
    { vapid: { keys: vapidKeys, subject: config.push.vapidSubject }, hosts: config.push.hosts },
    undefined,
    (origin, date) => clock.noteDate(new URL(origin).host, date),
  );
  starting.defer(() => pushTransport.close());
  const probes = {
    database: () => database.ping(),
    channels: async () => {
      await pusher.get({ path: '/channels' });
    },
  };
  const outages = createOutages({
    probes,
    log,
    now: () => performance.now(),
  });
  starting.defer(() => outages.stop());
  const noteFailure = createNoteFailure({ outages, log: failureLog });
  // An idle connection that breaks: the first sign of a database that goes.
  database.pool.on('error', outages.report);
  if (unreachable !== null) outages.report(unreachable);
  const jobs = await startJobs({ database, url, log: failureLog, outages });
  starting.defer(() => jobs.stop());
  const queues = await notificationQueues(jobs);
  const channel = learnerChannel(pusher);

  const origins = [...extensionOrigins, ...adminOrigins(config, port)];
  const identity = openIdentity(config.identity, {
    dataDir,
    prisma,
    imageOrigins,
    origins,
    log: failureLog,
  });
  const rights = createSenderRights({
    prisma,
    rightsNow: identity.rightsNow,
    now,
    monotonic: () => performance.now(),
    noteFailure,
  });
  const preferences = preferencesStore(prisma);
  const appearsOffline = createAppearsOffline({
    read: async (learnerId) => (await preferences.of(learnerId)).appearOffline,
    outages,
    now: () => performance.now(),
  });
  const carryOutChange = carryOut({ channel, store: activityStore(prisma, now), noteFailure });
  const subscriptions = pushSubscriptions(prisma, schemaOf(url), now);
  const notifications = createNotifications({
    prisma,
    queues,
    schema: schemaOf(url),
    viewers: chapterViewers(pusher),
    rights,
    transport: pushTransport,
    now,
    random: Math.random,
    log,
    noteFailure,
  });
  starting.defer(() => notifications.interrupt());
  const lease = createPresenceLease({
    prisma,
    channel,
    now,
    monotonic: () => performance.now(),
    log: failureLog,
    outages,
  });
  lease.start();
  starting.defer(() => lease.stop());

  const app = createApp({
    log,
    extensionOrigins,
    clockProblem: clock.problem,
    publicConfig: {
      identity: identity.told,
      channels: publicChannels(config),
      push: { vapidPublicKey: vapidKeys.publicKey },
    },
    localIdentity: identity.local,
    verify: noteRights(identity.verify, rights),
    pusher,
    prisma,
    lease,
    appearsOffline: appearsOffline.of,
    preferences,
    notifications,
    subscriptions,
    pushHosts: config.push.hosts,
    origins: {
      targets: [...config.courseOrigins, ...adminOrigins(config, port)],
      images: [...imageOrigins, ...adminOrigins(config, port)],
    },
    async onPreferencesChange(learnerId, patch) {
      if (patch.appearOffline !== undefined) appearsOffline.note(learnerId, patch.appearOffline);
      await carryOutChange(learnerId, patch);
    },
    onSignedOutEverywhere: endAllSessions({ channel, subscriptions, noteFailure }),
    now,
    limits: createLimits({
      most: config.limits.most,
      store: database.kind === 'embedded' ? null : { pool: database.pool, schema: schemaOf(url) },
      log: failureLog,
    }),
    trustedProxies: config.limits.trustedProxies,
    isHttps: config.publicOrigin?.startsWith('https:') ?? false,
    probes: {
      required: { database: probes.database },
      optional: { channels: probes.channels },
    },
    outages,
    noteFailure,
  });
  await notifications.start();
  server.removeAllListeners('request');
  server.on('request', getRequestListener(app.fetch, { hostname: NO_HOST }));
  channels.embedded?.attach(server);
  const inFlight = requestsInFlight(server);

  const started = starting.move();
  return {
    url: urlOf({ host: config.host, port }),
    clockProblem: clock.problem(),
    roleSecretMade: identity.roleSecretMade,
    mustEnd: onlyChannels ? onlyChannels.taken.then(secondChannels) : NEVER,
    async close() {
      server.close();
      await Promise.all([inFlight.drained(DRAIN_MS), channels.embedded?.close()]);
      server.closeAllConnections();
      await started.disposeAsync();
    },
  };
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

/** Origins of the admin page: the one that was configured, else this server's own on this machine. */
function adminOrigins({ publicOrigin, host }: Config, port: number): string[] {
  if (publicOrigin !== null) return [publicOrigin];
  const hosts = new Set(['127.0.0.1', 'localhost', ...(isLoopback(host) ? [host] : [])]);
  return [...hosts].map((each) => urlOf({ host: each, port }));
}

/** What the extension may know. The embedded server is on the server's own address, whatever that is. */
function publicChannels({ channels }: Config): ServerConfig['channels'] {
  if (channels.kind === 'embedded') {
    return { key: channels.key, cluster: null, host: null, port: null, tls: false };
  }
  return { key: channels.key, cluster: channels.cluster, ...channels.forBrowsers };
}
