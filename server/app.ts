import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { listRoutes } from './access/list-routes.ts';
import { adminPageRoutes } from './admin/page-routes.ts';
import { adminRoutes } from './admin/routes.ts';
import type { Origins } from './composition/origins.ts';
import type { PublicConfig } from './composition/public-config.ts';
import type { Services } from './composition/services.ts';
import type { Stores } from './composition/stores.ts';
import type { SiteRule } from './contract/sites/rule.ts';
import { demoRoutes } from './demo/routes.ts';
import { createReadiness } from './health/readiness.ts';
import { healthRoutes } from './health/routes.ts';
import { answerErrors, answerNotFound } from './http/answer-errors.ts';
import { builtAssets } from './http/built-pages.ts';
import { apiCors, type MayCall } from './http/cors.ts';
import { databaseNeeded } from './http/database-needed.ts';
import { limitBody } from './http/limit-body.ts';
import { webhookRoutes } from './identity/clerk/webhook-routes.ts';
import { thisMachineOnly } from './identity/local/guard.ts';
import { localIdentityRoutes } from './identity/local/routes.ts';
import { identityPageRoutes } from './identity/page-routes.ts';
import { addressOf, limitAddresses, limitPersons, limitSignIns } from './limits/limit-requests.ts';
import { takeTurns } from './limits/take-turns.ts';
import type { TrustedProxies } from './limits/trusted-proxies.ts';
import { reportRoutes } from './moderation/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { preferencesAnswer } from './preferences/allowed-visibility.ts';
import { preferencesRoutes } from './preferences/routes.ts';
import { presenceRoutes } from './presence/routes.ts';
import type { NoticeFacts } from './privacy/notice.ts';
import { privacyPageRoutes } from './privacy/page-routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { subscriptionRoutes } from './push/subscription-routes.ts';

/** The largest body of the API is a notification for people by name. */
const MAX_BODY_BYTES = 64 * 1024;

/** Half a year. Not for subdomains: they are other people's to decide on. */
const HSTS = 'max-age=15552000';

/** What the routes work with. */
export interface AppParts {
  stores: Stores;
  services: Services;
  config: {
    mayCall: MayCall;
    publicConfig: PublicConfig;
    /** Push services that the server sends to. */
    pushHosts: readonly string[];
    origins: Pick<Origins, 'targets' | 'images'>;
    notice: NoticeFacts;
    sites: readonly SiteRule[];
    /** What Clerk signs webhooks with; `null`: it sends none. */
    webhookSecret: string | null;
    /** Proxies that say whose request they pass on. */
    trustedProxies: TrustedProxies;
    /** Whether browsers reach it by https, and by nothing else. */
    isHttps: boolean;
  };
}

/** All routes of the server. */
export function createApp({ stores, services, config }: AppParts) {
  const { mayCall, publicConfig, origins, sites, pushHosts, trustedProxies, webhookSecret } =
    config;
  const { log, limits, refusedTokens, localIdentity, outages, notifications } = services;
  const verify = limitPersons(services.verify, limits, refusedTokens);
  const { ensureLearner } = services.visits;
  const preferencesOf = async (learnerId: string) =>
    preferencesAnswer(await stores.preferences.of(learnerId), services.visibility);
  const strictTransportSecurity = config.isHttps ? HSTS : false;
  const guard = localIdentity ? thisMachineOnly() : everybody;
  const needed = databaseNeeded(outages);
  const api = new Hono<{ Bindings: HttpBindings }>()
    .use(apiCors(mayCall))
    .use(notStored)
    .use(guard)
    .use('/me/*', needed)
    .use('/presence/*', exceptConnect(needed))
    .use('/admin/*', needed)
    .use('/local-identity/*', needed)
    .use(takeTurns(refusedTokens))
    .use(limitAddresses(limits, trustedProxies))
    .use(exceptLists(limitBody(MAX_BODY_BYTES)))
    .get('/config', (c) => c.json(publicConfig))
    .use('/local-identity/sign-in', limitSignIns(limits, trustedProxies))
    .route(
      '/',
      presenceRoutes({
        ...{ ...stores, ...services, verify, sites, preferencesOf },
        configTag: publicConfig.tag,
      }),
    )
    .route('/', preferencesRoutes({ ...stores, ...services, verify, ensureLearner }))
    .route('/', subscriptionRoutes({ ...stores, verify, ensureLearner, hosts: pushHosts, log }))
    .route('/', notificationRoutes({ verify, ...notifications }))
    .route(
      '/',
      reportRoutes({
        verify,
        limits,
        access: services.access,
        ensureLearner,
        ...services.moderation,
      }),
    )
    .route('/', privacyRoutes({ verify, limits, myData: services.privacy.myData }))
    .route('/admin', listRoutes({ ...services, verify, sites, onChange: services.onListChange }))
    .route('/admin', adminRoutes({ ...stores, ...services, verify, origins, sites }));
  if (webhookSecret !== null) {
    api.route('/', webhookRoutes({ secret: webhookSecret, events: services.clerkEvents }));
  }
  if (localIdentity) {
    const local = localIdentityRoutes(localIdentity, {
      onSignedOutEverywhere: services.onSignedOutEverywhere,
      addressOf: (request) => addressOf(request, trustedProxies),
    });
    api.route('/local-identity', local);
  }
  const app = new Hono<{ Bindings: HttpBindings }>()
    // The admin page has a policy of its own, so that a course page of this origin that opens it, or was
    // opened by it, can't reach into it.
    .use(secureHeaders({ crossOriginOpenerPolicy: false, strictTransportSecurity }))
    .onError(answerErrors(log, outages))
    .notFound(answerNotFound)
    .route('/', healthRoutes(createReadiness(services.probes, outages, log), services.clockProblem))
    // It has a guard and limits of its own, behind what lets the extension read why it was refused.
    .route('/api', api)
    .use(guard)
    .use(limitAddresses(limits, trustedProxies))
    .route('/pages', builtAssets())
    .route('/identity', identityPageRoutes(publicConfig.identity))
    .route('/privacy', privacyPageRoutes(config.notice))
    .route('/admin', adminPageRoutes(publicConfig.identity));
  return localIdentity ? app.route('/', demoRoutes()) : app;
}

/** What the API answers is one person's, or true now: no cache keeps it. */
async function notStored(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  c.header('cache-control', 'no-store');
}

/** Lists of learners are larger, and have a limit of their own behind the check of who sends them. */
function exceptLists(limit: MiddlewareHandler): MiddlewareHandler {
  return (c, next) => (isList(c.req.path) ? next() : limit(c, next));
}

/** Who was here a moment ago may connect without the database. */
function exceptConnect(needed: MiddlewareHandler): MiddlewareHandler {
  return (c, next) => (c.req.path === '/api/presence/connect' ? next() : needed(c, next));
}

const isList = (path: string) =>
  /^\/api\/admin\/sites\/[^/]+\/courses\/[^/]+\/learners$/.test(path);

async function everybody(_c: unknown, next: () => Promise<void>): Promise<void> {
  await next();
}
