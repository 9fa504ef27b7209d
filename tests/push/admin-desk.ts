import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer';
import webPush from 'web-push';
import { makeDataDir } from '../../server/testing/database-template.ts';
import type { ServerProcess } from '../../tools/server-process.ts';
import { launchBrowser } from '../gallery/launch-browser.ts';
import type { PushService } from '../push-service/push-service.ts';
import { startPushService } from '../push-service/start-push-service.ts';
import { watchConsoles } from '../support/consoles.ts';
import { type AdminClient, signInAdmin, signInTo } from './admin-client.ts';
import { ROLE_SECRET } from './role-secret.ts';
import { startSendingServer } from './sending-server.ts';

/** All tabs in one process: to start one for each takes longer than most tests. */
const ONE_PROCESS = ['--process-per-site'];

/** A real server, sending to a local push service, and a real browser for its admin page. */
export interface AdminDesk extends AsyncDisposable {
  server: ServerProcess;
  push: PushService;
  /** Ada: of one name the server keeps 20 browsers signed in, and each page is one. */
  admin: AdminClient;
  /** A learner who was on a course, with a browser that takes notifications. */
  learner(name: string, options?: { course?: string; preferences?: object }): Promise<void>;
  /** The admin page with the form to sign in, as in a browser of its own. */
  open(): Promise<Page>;
  /** The admin page, signed in as `name`. */
  signedIn(name: string): Promise<Page>;
}

/** Starts all of it. Besides `Admin` there is the instructor `Ivo`, of the course `light`. */
export async function openAdminDesk(): Promise<AdminDesk> {
  const dataDir = await makeDataDir();
  const vapid = webPush.generateVAPIDKeys();
  const [push, browser] = await Promise.all([startPushService(), launchBrowser(ONE_PROCESS)]);
  watchConsoles(browser);
  const env = { LOCAL_ADMINS: 'Admin, Ada', LOCAL_INSTRUCTORS: 'Ivo: light' };
  const server = await startSendingServer(push, { dataDir, url: null, vapid, env });

  const desk: AdminDesk = {
    server,
    push,
    admin: await signInAdmin(server.url, 'Ada'),
    async learner(name, { course = 'light', preferences } = {}) {
      const ask = await signInTo(server.url, name);
      const channel = 'presence-chapter-1';
      await done(
        ask('POST', '/api/pusher/auth', {
          ...{ socket_id: '1.1', channel_name: channel },
          ...{ course_id: course, chapter_id: '1' },
        }),
      );
      const { publicKey: applicationServerKey } = vapid;
      const subscription = await push.createSubscription({ applicationServerKey });
      await done(ask('PUT', '/api/me/push-subscriptions', subscription));
      if (preferences)
        await done(ask('PUT', '/api/me/preferences', { notifications: preferences }));
    },
    async open() {
      // A tab has a session of its own.
      const page = await browser.newPage();
      await page.goto(`${server.url}/admin`);
      await page.waitForSelector('[name="displayName"]');
      return page;
    },
    async signedIn(name) {
      const page = await desk.open();
      await typeSignIn(page, name);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#desk:not([hidden]), #sign-in h2[tabindex]');
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.stop();
      await push.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return desk;
}

/** Types a name and the role secret into the form to sign in with. */
export async function typeSignIn(page: Page, name: string): Promise<void> {
  await page.type('[name="displayName"]', name);
  await page.type('[name="secret"]', ROLE_SECRET);
}

async function done(answer: Promise<Response>): Promise<void> {
  const { ok, status, url } = await answer;
  if (!ok) throw new Error(`${url} answered ${status}`);
}
