import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import type Pusher from 'pusher';
import { adminPageRoutes } from './admin/page/routes.ts';
import { adminRoutes } from './admin/routes.ts';
import type { ServerConfig } from './contract/api.ts';
import type { PreferencesPatch } from './contract/preferences.ts';
import type { PrismaClient } from './database/generated/client.ts';
import { demoRoutes } from './demo/routes.ts';
import type { NoteFailure } from './health/note-failure.ts';
import type { Outages } from './health/outages.ts';
import { createReadiness, type Probes } from './health/readiness.ts';
import { healthRoutes } from './health/routes.ts';
import { answerErrors, answerNotFound } from './http/answer-errors.ts';
import { limitBody } from './http/limit-body.ts';
import { isAllowedOrigin } from './identity/allowed-origin.ts';
import { thisMachineOnly } from './identity/local/guard.ts';
import {
  type LocalIdentity,
  localIdentityRoutes,
  type OnSignedOutEverywhere,
} from './identity/local/routes.ts';
import { identityPageRoutes } from './identity/page/routes.ts';
import type { Person } from './identity/person.ts';
import type { Verifier } from './identity/verifier.ts';
import { addressOf, limitAddresses, limitPersons, limitSignIns } from './limits/limit-requests.ts';
import type { Limits } from './limits/limits.ts';
import { createRefusedTokens } from './limits/refused-tokens.ts';
import { takeTurns } from './limits/take-turns.ts';
import type { TrustedProxies } from './limits/trusted-proxies.ts';
import type { Notifications } from './notifications/notifications.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { preferencesRoutes } from './preferences/routes.ts';
import type { PreferencesStore } from './preferences/store.ts';
import type { PresenceLease } from './presence/presence-lease.ts';
import { presenceRoutes } from './presence/routes.ts';
import { visits } from './presence/visits.ts';

import { subscriptionRoutes } from './push/subscription-routes.ts';
import type { PushSubscriptions } from './push/subscriptions.ts';

/** The largest body of the API is a notification for people by name. */
const MAX_BODY_BYTES = 64 * 1024;

/** Half a year. Not for subdomains: they are other people's to decide on. */
const HSTS = 'max-age=15552000';

/** What the routes work with. */
export interface AppParts {
  log: Logger;
  extensionOrigins: string[];
  publicConfig: ServerConfig;
  /** `null` with Clerk: then there is neither a local identity nor a demo course, which is for it. */
  localIdentity: LocalIdentity | null;
  verify: Verifier;
  pusher: Pusher;
  lease: Pick<PresenceLease, 'renew'>;
  appearsOffline(learnerId: string): Promise<boolean>;
  preferences: PreferencesStore;
  notifications: Notifications;
  subscriptions: PushSubscriptions;
  /** Push services that the server sends to. */
  pushHosts: readonly string[];
  /** Where notifications may lead to, and where their pictures may come from. */
  origins: { targets: readonly string[]; images: readonly string[] };
  /** Told what a learner has changed of their preferences. */
  onPreferencesChange(learnerId: string, patch: PreferencesPatch): Promise<void>;
  onSignedOutEverywhere: OnSignedOutEverywhere;
  prisma: PrismaClient;
  now: () => Date;
  probes: Probes;
  /** Whether browsers reach it by https, and by nothing else. */
  isHttps: boolean;
  /** What is wrong with this machine's clock, in words; `null`: nothing. */
  clockProblem: () => string | null;
  limits: Limits;
  /** Proxies that say whose request they pass on. */
  trustedProxies: TrustedProxies;
  outages: Outages;
  noteFailure: NoteFailure;
}

/** All routes of the server. */
export function createApp(parts: AppParts) {
  const { log, extensionOrigins, publicConfig, localIdentity, probes, limits, trustedProxies } =
    parts;
  const refused = createRefusedTokens(() => performance.now());
  const verify = limitPersons(parts.verify, limits, refused);
  const { preferences, notifications, subscriptions, onPreferencesChange: onChange } = parts;
  const met = visits(parts.prisma, parts.now);
  const meet = (person: Person) => met.record(person, null);
  const strictTransportSecurity = parts.isHttps ? HSTS : false;
  const guard = localIdentity ? thisMachineOnly() : everybody;
  const api = new Hono<{ Bindings: HttpBindings }>()
    .use(
      cors({
        origin: (origin) => (isAllowedOrigin(origin, extensionOrigins) ? origin : null),
        allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
        exposeHeaders: ['date', 'retry-after'],
        maxAge: 600,
      }),
    )
    .use(notStored)
    .use(guard)
    .use(takeTurns(refused))
    .use(limitAddresses(limits, trustedProxies))
    .use(limitBody(MAX_BODY_BYTES))
    .get('/config', (c) => c.json(publicConfig))
    .use('/local-identity/sign-in', limitSignIns(limits, trustedProxies))
    .route('/', presenceRoutes({ ...parts, verify }))
    .route('/', preferencesRoutes({ verify, meet, store: preferences, onChange }))
    .route('/', subscriptionRoutes({ verify, meet, subscriptions, hosts: parts.pushHosts, log }))
    .route('/', notificationRoutes({ verify, ...notifications }))
    .route('/admin', adminRoutes({ ...parts, verify, origins: parts.origins }));
  if (localIdentity) {
    const local = localIdentityRoutes(localIdentity, {
      onSignedOutEverywhere: parts.onSignedOutEverywhere,
      addressOf: (request) => addressOf(request, trustedProxies),
    });
    api.route('/local-identity', local);
  }
  const app = new Hono<{ Bindings: HttpBindings }>()
    // The admin page has a policy of its own, so that a course page of this origin that opens it, or was
    // opened by it, can't reach into it.
    .use(secureHeaders({ crossOriginOpenerPolicy: false, strictTransportSecurity }))
    .onError(answerErrors(log, parts.outages))
    .notFound(answerNotFound)
    .route('/', healthRoutes(createReadiness(probes, parts.outages, log), parts.clockProblem))
    // It has a guard and limits of its own, behind what lets the extension read why it was refused.
    .route('/api', api)
    .use(guard)
    .use(limitAddresses(limits, trustedProxies))
    .route('/identity', identityPageRoutes(publicConfig.identity))
    .route('/admin', adminPageRoutes(publicConfig.identity));
  return localIdentity ? app.route('/', demoRoutes()) : app;
}

/** What the API answers is one person's, or true now: no cache keeps it. */
async function notStored(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  c.header('cache-control', 'no-store');
}

async function everybody(_c: unknown, next: () => Promise<void>): Promise<void> {
  await next();
}
