import { rm } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import type { Access } from '../../server/access/access.ts';
import { createApp } from '../../server/app.ts';
import { noticeFacts } from '../../server/composition/notice-facts.ts';
import { publicConfig } from '../../server/composition/public-config.ts';
import { openServices } from '../../server/composition/services.ts';
import { readConfig } from '../../server/config.ts';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';
import { createTokenIssuer } from '../../server/identity/testing/token-issuer.ts';
import { makeDataDir } from '../../server/testing/database-template.ts';
import type { Figure } from '../figure.ts';
import { leastDisturbed } from '../least-disturbed.ts';
import { quantile } from '../statistics.ts';

const LEARNERS = 200;
/** Each learner is authorised once in a round, as many browsers come at once. */
const ROUNDS = 8;
const AT_ONCE = 16;
const BAR = 1.1;

/** As if everybody might be everywhere. */
const UNCHECKED: Access = {
  decide: async () => ({ enter: true, teaches: false, ceiling: null, groups: [] }),
  enter: async () => ({ enter: true, teaches: false, ceiling: null, groups: [] }),
};

/** What it costs to ask who may enter: authorisations of one server, checked and unchecked in turn. */
export async function* measureAccess(): AsyncIterable<Figure> {
  await using bench = await openBench();
  const { result, note } = await leastDisturbed(
    () => compare(bench),
    ({ ratio }) => ratio,
    BAR,
  );
  yield {
    what: 'authorisation with the check, against one without',
    value: result.ratio,
    unit: 'times',
    bar: BAR,
    atMost: true,
    note: `${result.checked.toFixed(2)} ms against ${result.unchecked.toFixed(2)} ms of each, of ${LEARNERS} learners; ${note}`,
  };
}

type Bench = Awaited<ReturnType<typeof openBench>>;

async function compare(bench: Bench) {
  const times: Record<'checked' | 'unchecked', number[]> = { checked: [], unchecked: [] };
  for (let round = 0; round < ROUNDS; round++) {
    // Each goes first as often as the other.
    const kinds = ['checked', 'unchecked'] as const;
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
      times[kind].push(await bench.authoriseAll(kind));
    }
  }
  const [checked, unchecked] = [quantile(times.checked, 0.5), quantile(times.unchecked, 0.5)];
  return { checked, unchecked, ratio: checked / unchecked };
}

async function openBench() {
  await using opening = new AsyncDisposableStack();
  const issuer = createTokenIssuer();
  const dataDir = await makeDataDir();
  opening.defer(() => rm(dataDir, { recursive: true, force: true }));
  const config = readConfig({
    DATA_DIR: dataDir,
    CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from('clerk.test$').toString('base64')}`,
    CLERK_JWT_KEY: issuer.publicKey,
    SITES: 'docs=https://docs.test',
    LIMITS_PERSON_REQUESTS_PER_SECOND: '0',
    LIMITS_PERSON_REQUESTS_PER_MINUTE: '0',
  });
  const sites = config.sites.map((site) => ({ ...site, access: 'enrolled' as const }));
  const log = pino({ level: 'silent' });
  const composed = await openServices({ ...config, sites }, { port: 0, log, starting: opening });
  const { stores, services, origins, identity, vapidPublicKey } = composed;

  function open(access: Access): Promise<number> {
    const app = createApp({
      stores,
      services: { ...services, access },
      config: {
        mayCall: () => true,
        publicConfig: publicConfig(config, identity.publicConfig, vapidPublicKey),
        pushHosts: [],
        origins,
        notice: noticeFacts(config),
        sites,
        webhookSecret: null,
        trustedProxies: config.limits.trustedProxies,
        isHttps: false,
      },
    });
    return new Promise((resolve) => {
      const at = { fetch: app.fetch, port: 0, hostname: '127.0.0.1' };
      const server = serve(at, ({ port }) => resolve(port));
      opening.defer(() => void server.close());
    });
  }

  const course = { site: sites[0]?.id ?? '', course: 'course' };
  const ids = Array.from({ length: LEARNERS }, (_, number) => `learner-${number}`);
  const listed = { from: null, until: null, group: null, ceiling: null, groups: [] };
  await services.lists.replace(
    course,
    ids.map((learner) => ({ learner, ...listed })),
    'bench',
  );
  const tokens = await Promise.all(
    ids.map((sub) => issuer.token({ sub, azp: EXTENSION_ORIGIN }, { until: '1h' })),
  );
  const ports = { checked: await open(services.access), unchecked: await open(UNCHECKED) };

  async function authorise(port: number, token: string): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${port}/api/pusher/auth`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        socket_id: '1.1',
        channel_name: `presence-chapter-${course.site};course;1`,
      }),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`An authorisation was answered ${answer.status}.`);
  }

  /** Ms that one took, of all learners'. */
  async function authoriseAll(kind: 'checked' | 'unchecked'): Promise<number> {
    const waiting = [...tokens];
    const started = performance.now();
    const workers = Array.from({ length: AT_ONCE }, async () => {
      for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
        await authorise(ports[kind], token);
      }
    });
    await Promise.all(workers);
    return (performance.now() - started) / LEARNERS;
  }

  // Once, as of a server that runs: each learner is authorised anew all the time.
  await authoriseAll('unchecked');
  await authoriseAll('checked');
  const opened = opening.move();
  return { authoriseAll, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}
