import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webPush from 'web-push';
import { type LearnerBrowser, openLearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { type ServerProcess, startServerProcess } from '../../tools/server-process.ts';
import { bringNetwork } from '../push-service/browser/bring-network.ts';
import { type Desktop, startDesktop } from '../push-service/desktop/start-desktop.ts';
import type { PushService } from '../push-service/push-service.ts';
import { startPushService } from '../push-service/start-push-service.ts';
import { type AdminClient, signInAdmin } from './admin-client.ts';

/** A real server and real browsers that meet at a local push service. */
export interface PushStage extends AsyncDisposable {
  server: ServerProcess;
  push: PushService;
  desktop: Desktop;
  vapid: { subject: string; publicKey: string; privateKey: string };
  admin: AdminClient;
  /** Address of a chapter of the demo course. */
  chapter(number: number): string;
  /** A browser whose notifications are shown on the desktop, with the profile of that name. */
  browser(profile: string): Promise<LearnerBrowser>;
}

/** Starts all of it, in directories of its own. */
export async function openPushStage(): Promise<PushStage> {
  bringNetwork();
  const directory = await mkdtemp(join(tmpdir(), 'alongside-push-'));
  const [push, desktop] = await Promise.all([startPushService(), startDesktop()]);
  const vapid = { subject: 'mailto:operator@alongside.example', ...webPush.generateVAPIDKeys() };
  const server = await startServerProcess({
    PORT: '0',
    DATA_DIR: join(directory, 'data'),
    LOG_LEVEL: 'warn',
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    ...push.senderEnv,
  });
  const browsers: LearnerBrowser[] = [];
  return {
    server,
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
      browsers.push(opened);
      return opened;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(browsers.map((browser) => browser.close()));
      await server.stop();
      await Promise.all([push.close(), desktop.close()]);
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Turns notifications on, in the popup over the first page of `learner`, and waits until they are. */
export async function turnOn(learner: LearnerBrowser): Promise<void> {
  const [page] = await learner.browser.pages();
  if (!page) throw new Error('The browser has no page.');
  const popup = await learner.popup(page);
  await popup
    .locator('[data-part="push-state"][data-state="off"] :is(button[name="turn-on"], input)')
    .click();
  await popup.waitForSelector('[data-part="push-state"][data-state="on"]');
  await popup.close();
}
