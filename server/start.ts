import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createChannels } from './channels/channels.ts';
import type { Config } from './config.ts';
import type { ServerConfig } from './contract/api.ts';
import { openDatabase } from './database/database.ts';
import { schemaOf } from './database/schema-of.ts';
import { endEverywhere } from './identity/local/everywhere.ts';
import { openIdentity } from './identity/open-identity.ts';
import { startJobs } from './jobs/jobs.ts';
import { keptSecret } from './kept-secret.ts';
import { createNotifications } from './notifications/notifications.ts';
import { notificationQueues } from './notifications/queues.ts';
import { chapterViewers } from './notifications/viewers.ts';
import { preferencesStore } from './preferences/store.ts';
import { activityStore } from './presence/activity-store.ts';
import { carryOut } from './presence/carry-out.ts';
import { learnerChannel } from './presence/learner-channel.ts';
import { type PusherTarget, pusherClient } from './presence/pusher-client.ts';

import { pushSubscriptions } from './push/subscriptions.ts';
import { threadedPushChannel } from './push/threaded-push-channel.ts';
import { keptVapidKeys } from './push/vapid-keys.ts';

/** A server that serves. */
export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** Ends every connection and lets go of the database. */
  close(): Promise<void>;
}

/**
 * Starts the server: the database first, then the port, then all that needs to know the port.
 *
 * @throws Error when the database can't be opened or the port is taken
 */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const { dataDir, extensionOrigins } = config;
  const url = config.databaseUrl;
  const database = await openDatabase({ url, dataDir, log });
  const jobs = await startJobs({ database, url, log });
  const queues = await notificationQueues(jobs);
  const server = createServer();
  const port = await listen(server, config).catch(async (error: unknown) => {
    await jobs.stop();
    await database.close();
    throw error;
  });
  const target = channelsTarget(config, port);
  const pusher = pusherClient(target);
  const { prisma } = database;
  const now = () => new Date();
  const preferences = preferencesStore(prisma);
  const origins = [...extensionOrigins, ...adminOrigins(config, port)];
  const vapidKeys = config.push.vapidKeys ?? keptVapidKeys(dataDir);
  const pushChannel = threadedPushChannel({
    vapid: { keys: vapidKeys, subject: config.push.vapidSubject },
    hosts: config.push.hosts,
  });
  const notifications = createNotifications({
    prisma,
    queues,
    schema: schemaOf(url),
    viewers: chapterViewers(pusher),
    channel: pushChannel,
    now,
    random: Math.random,
    log,
  });
  const identity = openIdentity(config.identity, { dataDir, prisma, origins, log });
  const channel = learnerChannel(pusher);
  const subscriptions = pushSubscriptions(prisma, now);
  const app = createApp({
    log,
    extensionOrigins,
    publicConfig: {
      identity: identity.told,
      channels: publicChannels(config),
      push: { vapidPublicKey: vapidKeys.publicKey },
    },
    localIdentity: identity.local,
    verify: identity.verify,
    pusher,
    prisma,
    appearsOffline: async (learnerId) => (await preferences.of(learnerId)).appearOffline,
    preferences,
    notifications,
    subscriptions,
    pushHosts: config.push.hosts,
    targetOrigins: [...config.courseOrigins, ...adminOrigins(config, port)],
    onPreferencesChange: carryOut({ channel, store: activityStore(prisma, now), log }),
    onSignedOutEverywhere: endEverywhere({ channel, subscriptions, log }),
    now,
    probes: {
      database: () => database.ping(),
      channels: async () => {
        await pusher.get({ path: '/channels' });
      },
    },
  });
  server.on('request', getRequestListener(app.fetch));
  const channels =
    config.channels.kind === 'embedded'
      ? createChannels({ apps: [{ id: target.appId, key: target.key, secret: target.secret }] })
      : null;
  channels?.attach(server);
  await notifications.start();
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await channels?.close();
      server.closeAllConnections();
      await closed;
      notifications.interrupt();
      await jobs.stop();
      await pushChannel.close();
      await database.close();
    },
  };
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`no port on ${host}`);
  return address.port;
}

/** Where the server's own Channels client finds Channels: outside, or on this server's port. */
function channelsTarget({ channels, dataDir }: Config, port: number): PusherTarget {
  if (channels.kind === 'hosted') return channels;
  const { appId, key } = channels;
  const secret =
    channels.secret ??
    keptSecret(dataDir, 'channels-secret', () => randomBytes(24).toString('base64url'));
  return { appId, key, secret, cluster: null, host: '127.0.0.1', port, tls: false };
}

/** Origins of the admin page: the one that was configured, else this server's own on this machine. */
function adminOrigins({ publicOrigin }: Config, port: number): string[] {
  if (publicOrigin !== null) return [publicOrigin];
  return ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${port}`);
}

/** What the extension may know. The embedded server is on the server's own address, whatever that is. */
function publicChannels({ channels }: Config): ServerConfig['channels'] {
  if (channels.kind === 'embedded') {
    return { key: channels.key, cluster: null, host: null, port: null, tls: false };
  }
  const { key, cluster, host, port, tls } = channels;
  return { key, cluster, host, port, tls };
}
