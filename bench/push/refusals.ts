import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webPush from 'web-push';
import { signInAdmin, signInTo } from '../../tests/push/admin-client.ts';
import { startSendingServer } from '../../tests/push/sending-server.ts';
import { spawnPushService } from '../../tests/push-service/spawn-push-service.ts';
import type { Figure } from '../figure.ts';

const NOTIFICATIONS = '/api/admin/notifications';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** All that there is for instructors and admins. */
const ADMIN_ROUTES: [method: string, path: string][] = [
  ['GET', '/api/admin/me'],
  ['GET', '/api/admin/chapters'],
  ['GET', '/api/admin/learners?name=a'],
  ['GET', NOTIFICATIONS],
  ['POST', NOTIFICATIONS],
  ['POST', `${NOTIFICATIONS}?dryRun`],
  ['POST', `${NOTIFICATIONS}/test`],
  ['GET', `${NOTIFICATIONS}/${NOBODY}`],
  ['POST', `${NOTIFICATIONS}/${NOBODY}/cancel`],
];

/** The server's instructor teaches the course `demo`. */
const OTHERS_AUDIENCES = [
  { type: 'everyone' },
  { type: 'course', courseId: 'stars' },
  { type: 'chapter', courseId: 'stars', chapterId: '1' },
  { type: 'users', userIds: ['somebody'] },
];

const ENDPOINTS = [
  'https://127.0.0.1/fcm/send/x',
  'https://2130706433/fcm/send/x',
  'https://[::1]/fcm/send/x',
  'https://169.254.169.254/latest/meta-data',
  'http://fcm.googleapis.com/fcm/send/x',
  'https://fcm.googleapis.com:8443/fcm/send/x',
  'https://fcm.googleapis.com.evil.test/fcm/send/x',
  'https://evil-fcm.googleapis.com/fcm/send/x',
  'https://fcm.googleapis.com@evil.test/fcm/send/x',
];

const REDIRECTS = [301, 302, 307, 308];

/** Whether what must not be done is refused, with its reason, and stands in the log. */
export async function* measureRefusals(): AsyncIterable<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-bench-refusals-'));
  const vapid = webPush.generateVAPIDKeys();
  await using push = await spawnPushService();
  const server = await startSendingServer(push, { dataDir, url: null, vapid });
  let log = '';
  server.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const [learner, instructor, admin] = await Promise.all([
    signInTo(server.url, 'Eve'),
    signInTo(server.url, 'Instructor'),
    signInAdmin(server.url),
  ]);
  const { publicKey: applicationServerKey } = vapid;

  /** Whether a request is refused with `code` and a reason, and one more line in the log says so. */
  async function isRefused(asked: Promise<Response>, code: string, line: string) {
    const before = log.length;
    const body = JSON.stringify(await (await asked).json());
    const reason = /"detail":"[^"]*: [^"]+"/;
    return body.includes(`"${code}"`) && reason.test(body) && (await isLogged(line, before));
  }

  async function isLogged(line: string, after: number): Promise<boolean> {
    const deadline = performance.now() + 2_000;
    while (!log.slice(after).includes(line)) {
      if (performance.now() > deadline) return false;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return true;
  }

  async function redirectIsRefused(status: number): Promise<boolean> {
    const subscription = await push.createSubscription({ applicationServerKey });
    const { endpoint } = subscription;
    const headers = { location: 'https://127.0.0.1/' };
    await push.behave({ endpoint, answer: status, headers });
    const path = '/api/me/push-subscriptions';
    await learner('PUT', path, subscription);
    const before = log.length;
    const { id } = await admin.send({});
    const { figures } = await admin.until(id, (report) => report.status === 'done');
    await learner('DELETE', path, { endpoint });
    const asked = await push.countDeliveries({ endpoint });
    const isNotFollowed = figures.failed.redirect === 1 && asked === 1;
    return isNotFollowed && (await isLogged('"reason":"redirect"', before));
  }

  async function figure(what: string, results: boolean[], note: string): Promise<Figure> {
    const value = results.filter(Boolean).length;
    return {
      what: `refused and logged: ${what}`,
      value,
      unit: `of ${results.length}`,
      bar: results.length,
      atMost: false,
      note,
    };
  }

  /** One after the other, as each looks for a new line in the log. */
  async function each<Item>(items: readonly Item[], check: (item: Item) => Promise<boolean>) {
    const results: boolean[] = [];
    for (const item of items) results.push(await check(item));
    return results;
  }

  try {
    const draft = { title: 'Hello' };
    yield await figure(
      'a learner on any admin route',
      await each(ADMIN_ROUTES, ([method, path]) =>
        isRefused(learner(method, path), 'role-needed', 'a sender was refused'),
      ),
      'by HTTP, on a running server',
    );
    yield await figure(
      'an instructor beyond their courses',
      await each(OTHERS_AUDIENCES, (audience) =>
        isRefused(
          instructor('POST', NOTIFICATIONS, { ...draft, audience }),
          'audience-forbidden',
          'a sender was refused',
        ),
      ),
      'everyone, a course, a chapter, a learner',
    );
    const { keys } = await push.createSubscription({ applicationServerKey });
    yield await figure(
      'endpoints that are no push service',
      await each(ENDPOINTS, (endpoint) =>
        isRefused(
          learner('PUT', '/api/me/push-subscriptions', { endpoint, keys }),
          'endpoint-refused',
          'a push endpoint was refused',
        ),
      ),
      '127.0.0.1, 169.254.169.254, http:, ports, look-alikes',
    );
    yield await figure(
      'redirects, which are not followed',
      await each(REDIRECTS, redirectIsRefused),
      REDIRECTS.join(', '),
    );
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true });
  }
}
