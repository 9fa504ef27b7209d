import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import * as v from 'valibot';
import webPush from 'web-push';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';
import { startPostgres } from '../../server/database/testing/postgres.ts';
import { type LearnerBrowser, openLearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { type ServerProcess, startServerProcess } from '../../tools/server-process.ts';
import type { Account } from '../clerk/frontend-api/instance.ts';
import {
  type RunningFrontendApi,
  startFrontendApi,
} from '../clerk/frontend-api/start-frontend-api.ts';
import { sessionToken } from '../clerk/frontend-api/tokens.ts';
import { buildClerkExtension } from '../clerk/support/clerk-extension.ts';
import { mergedArgs } from '../clerk/support/merged-args.ts';
import { bringNetwork } from '../push-service/browser/bring-network.ts';
import { type Desktop, startDesktop } from '../push-service/desktop/start-desktop.ts';
import type { PushService } from '../push-service/push-service.ts';
import { startPushService } from '../push-service/start-push-service.ts';
import { watchConsoles } from '../support/consoles.ts';
import { type CourseSite, openCourseSite } from '../support/course-site.ts';
import { freePort } from '../support/free-port.ts';
import { openSimulatedBrowser, type SimulatedBrowser } from '../support/simulated-browser.ts';
import type { ClusterParts } from './parts/find-parts.ts';
import { startNginx } from './parts/nginx.ts';
import { type Redis, startRedis } from './parts/redis.ts';
import { type SoketiNode, startSoketiNode } from './parts/soketi-node.ts';

const APP = { id: 'alongside', key: 'shared-key', secret: 'shared-secret' };
const CHAPTER = 'presence-chapter-1';

const Holder = v.tuple([v.object({ application_name: v.string() })]);

/** Of two processes of a kind, the first or the second. */
type Place = 0 | 1;

/**
 * Two server processes on one PostgreSQL, and two nodes of a Channels cluster, behind a proxy; who is who is
 * said by a Clerk instance.
 */
export interface ClusterStage extends AsyncDisposable {
  site: CourseSite;
  push: PushService;
  desktop: Desktop;
  /** A new browser with the extension, where nobody is signed in. */
  browser(): Promise<LearnerBrowser>;
  /** A simulated browser on the first chapter, with a learner of its own. */
  simulated(name: string, onEvent?: OnEvent): Promise<SimulatedBrowser>;
  /** A request to the server on behalf of an account. */
  ask(account: Account, method: string, path: string, body?: object): Promise<Response>;
  /** Which of the servers counts crowds. */
  leader(): Promise<Place>;
  signal(place: Place, signal: NodeJS.Signals): void;
  killServer(place: Place): Promise<void>;
  startServer(place: Place): Promise<void>;
  killNode(place: Place): Promise<void>;
  startNode(place: Place): Promise<void>;
  /** Kills the cluster's Redis, and starts it anew with nothing in it. */
  restartRedis(): Promise<void>;
}

type OnEvent = (channel: string, event: string, data: unknown) => void;

/**
 * @param options.accounts those who may sign in
 * @param options.presenceLimit members that a presence channel holds
 */
export async function openClusterStage(
  { redisServer, nginx, soketi }: ClusterParts,
  { accounts, presenceLimit }: { accounts: readonly Account[]; presenceLimit: number },
): Promise<ClusterStage> {
  await using opening = new AsyncDisposableStack();
  bringNetwork();
  const directory = await mkdtemp(join(tmpdir(), 'alongside-cluster-test-'));
  opening.defer(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  const [push, desktop] = await Promise.all([startPushService(), startDesktop()]);
  opening.defer(async () => void (await Promise.all([push.close(), desktop.close()])));
  const extensionDir = await buildClerkExtension({ name: 'cluster', isMinified: false });
  const api = opening.use(await startFrontendApi({ accounts }));
  const site = opening.use(await openCourseSite());

  const postgres = await startPostgres();
  if (!postgres) throw new Error('There is no PostgreSQL.');
  opening.defer(postgres.stop);
  const databaseUrl = await postgres.createDatabase();
  const database = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  opening.defer(() => database.end());

  let redis: Redis = await startRedis(redisServer, { directory });
  opening.defer(() => redis.kill());
  const openNode = (port?: number) =>
    startSoketiNode(soketi, {
      ...{ app: APP, redisPort: redis.port, presenceLimit, directory },
      ...(port !== undefined && { port }),
    });
  const nodes: [SoketiNode, SoketiNode] = [await openNode(), await openNode()];
  opening.defer(async () => void (await Promise.all(nodes.map((node) => node.kill()))));

  const ports = [await freePort(), await freePort()] as const;
  const nodePorts = nodes.map(({ port }) => port);
  const proxy = { directory, servers: [...ports], nodes: nodePorts };
  const channels = await startNginx(nginx, proxy);
  opening.defer(channels.kill);
  const { serverUrl } = channels;

  const vapid = webPush.generateVAPIDKeys();
  const openServer = (place: Place) =>
    startServerProcess({
      PORT: String(ports[place]),
      DATA_DIR: join(directory, `server-${place}`),
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      TRUSTED_PROXIES: '127.0.0.1',
      PRESENCE_LIMIT: String(presenceLimit),
      PUSHER_APP_ID: APP.id,
      PUSHER_KEY: APP.key,
      PUSHER_SECRET: APP.secret,
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: String(channels.channelsPort),
      PUSHER_TLS: 'false',
      CLERK_PUBLISHABLE_KEY: api.instance.publishableKey,
      CLERK_JWT_KEY: api.jwtKey,
      COURSE_ORIGINS: site.url,
      VAPID_PUBLIC_KEY: vapid.publicKey,
      VAPID_PRIVATE_KEY: vapid.privateKey,
      ...push.senderEnv,
    });
  const servers: [ServerProcess, ServerProcess] = [await openServer(0), await openServer(1)];
  opening.defer(async () => void (await Promise.all([killServer(0), killServer(1)])));

  async function killServer(place: Place): Promise<void> {
    const { process } = servers[place];
    if (process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  }

  const opened = opening.move();
  return {
    site,
    push,
    desktop,
    async browser() {
      const learner = await openLearnerBrowser({
        ...{ serverUrl, extensionDir, env: desktop.env },
        args: mergedArgs(api.browserArgs, push.chromiumArgs),
      });
      watchConsoles(learner.browser);
      opened.defer(() => learner.close());
      return learner;
    },
    async simulated(name, onEvent) {
      const account = accountOf(name);
      const signIn = async () => ({
        freshToken: async () => ({ token: await tokenOf(api, account), userId: account.id }),
      });
      return openSimulatedBrowser(serverUrl, name, CHAPTER, {
        signIn,
        ...(onEvent && { onEvent }),
      });
    },
    async ask(account, method, path, body) {
      const headers = {
        origin: EXTENSION_ORIGIN,
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenOf(api, account)}`,
      };
      return fetch(serverUrl + path, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
    },
    async leader() {
      const { rows } = await database.query(
        `SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE locktype = 'advisory' AND granted AND datname = current_database()
           AND application_name LIKE 'alongside lock %'`,
      );
      const [{ application_name }] = v.parse(Holder, rows);
      const pid = Number(application_name.split(' ')[2]);
      if (pid === servers[0].process.pid) return 0;
      if (pid === servers[1].process.pid) return 1;
      throw new Error(`Neither server is process ${pid}.`);
    },
    signal(place, signal) {
      servers[place].process.kill(signal);
    },
    killServer,
    async startServer(place) {
      servers[place] = await openServer(place);
    },
    killNode: (place) => nodes[place].kill(),
    async startNode(place) {
      nodes[place] = await openNode(nodes[place].port);
    },
    async restartRedis() {
      await redis.kill();
      redis = await startRedis(redisServer, { directory, port: redis.port });
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** An account that never signs in: its tokens are made without. */
function accountOf(name: string): Account {
  const id = `user_${name.replaceAll(' ', '_')}`;
  const [firstName = name, lastName = ''] = name.split(' ');
  return { id, email: `${id}@example.com`, password: null, firstName, lastName };
}

function tokenOf({ instance }: RunningFrontendApi, account: Account): Promise<string> {
  const session = { id: `sess_${account.id}`, account, status: 'active', at: Date.now() } as const;
  return sessionToken(instance, session, EXTENSION_ORIGIN);
}
