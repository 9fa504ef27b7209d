import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import * as v from 'valibot';
import webPush from 'web-push';
import { makeDataDir } from '../../server/testing/database-template.ts';
import { type LearnerBrowser, openLearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { type ServerProcess, startServerProcess } from '../../tools/server-process.ts';
import { bringNetwork } from '../push-service/browser/bring-network.ts';
import { CreatedSubscription } from '../push-service/delivery/subscriptions.ts';
import { type Desktop, startDesktop } from '../push-service/desktop/start-desktop.ts';
import type { PushService } from '../push-service/push-service.ts';
import { startPushService } from '../push-service/start-push-service.ts';
import { watchConsoles } from '../support/consoles.ts';
import { type AdminClient, signInAdmin } from './admin-client.ts';
import { NO_QUOTA } from './no-quota.ts';
import { ROLE_SECRET } from './role-secret.ts';

/** A real server and real browsers that meet at a local push service. */
export interface PushStage extends AsyncDisposable {
  readonly server: ServerProcess;
  push: PushService;
  desktop: Desktop;
  vapid: { subject: string; publicKey: string; privateKey: string };
  admin: AdminClient;
  /** Address of a chapter of the demo course. */
  chapter(number: number): string;
  /** A browser whose notifications are shown on the desktop, with the profile of that name. */
  browser(profile: string): Promise<LearnerBrowser>;
  /**
   * Starts the server again, at the same address and on the same data, with another VAPID key that is to
   * take the place of the first. To be called once.
   */
  changeVapidKey(): Promise<void>;
}

/** Starts all of it, in directories of its own. */
export async function openPushStage(): Promise<PushStage> {
  bringNetwork();
  const directory = await mkdtemp(join(tmpdir(), 'alongside-push-'));
  const dataDir = await makeDataDir();
  const [push, desktop] = await Promise.all([startPushService(), startDesktop()]);
  const vapid = { subject: 'mailto:operator@alongside.example', ...webPush.generateVAPIDKeys() };
  const start = (port: string, keys: webPush.VapidKeys, replaced?: string) =>
    startServerProcess({
      PORT: port,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      LOCAL_ROLE_SECRET: ROLE_SECRET,
      ...NO_QUOTA,
      VAPID_PUBLIC_KEY: keys.publicKey,
      VAPID_PRIVATE_KEY: keys.privateKey,
      ...(replaced && { VAPID_REPLACED_PUBLIC_KEY: replaced }),
      ...push.senderEnv,
    });
  let server = await start('0', vapid);
  const browsers: LearnerBrowser[] = [];
  return {
    get server() {
      return server;
    },
    async changeVapidKey() {
      await server.stop();
      const { port } = new URL(server.url);
      server = await start(port, webPush.generateVAPIDKeys(), vapid.publicKey);
    },
    push,
    desktop,
    vapid,
    admin: await signInAdmin(server.url),
    chapter: (number) => `${server.url}/courses/demo/chapters/${number}`,
    async browser(profile) {
      const opened = await openLearnerBrowser({
        serverUrl: server.url,
        args: push.chromiumArgs,
        env: desktop.env,
        profile: join(directory, profile),
      });
      watchConsoles(opened.browser);
      browsers.push(opened);
      return opened;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(browsers.map((browser) => browser.close()));
      await server.stop();
      await Promise.all([push.close(), desktop.close()]);
      for (const written of [directory, dataDir]) {
        await rm(written, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

/** Turns notifications on, in the popup over the first page of `learner`, and waits until they are. */
export async function turnOn(learner: LearnerBrowser): Promise<void> {
  const popup = await popupOf(learner);
  await popup
    .locator('[data-part="push-state"][data-state="off"] :is(button[name="turn-on"], input)')
    .click();
  await popup.waitForSelector('[data-part="push-state"][data-state="on"]');
  await popup.close();
}

/** The subscription that a learner's browser has now. */
export async function subscriptionOf(learner: LearnerBrowser): Promise<CreatedSubscription> {
  const worker = await learner.worker();
  const json = await worker.evaluate(
    'registration.pushManager.getSubscription().then((found) => found.toJSON())',
  );
  return v.parse(CreatedSubscription, json);
}

/** Opens the popup over the first page of `learner`. */
export async function popupOf(learner: LearnerBrowser): Promise<Page> {
  const [page] = await learner.browser.pages();
  if (!page) throw new Error('The browser has no page.');
  return learner.popup(page);
}
