import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { turnOn } from '../push/push-stage.ts';
import { bringNetwork } from '../push-service/browser/bring-network.ts';
import { type Desktop, startDesktop } from '../push-service/desktop/start-desktop.ts';
import type { PushService } from '../push-service/push-service.ts';
import { startPushService } from '../push-service/start-push-service.ts';
import { untilCount } from '../support/stage.ts';
import { untilText } from '../support/until-text.ts';
import { ana, ben, iris } from './accounts.ts';
import { CLERK_SITE } from './frontend-api/hosts.ts';
import {
  chooseLevel,
  lookAtSession,
  signInByPassword,
  submitPassword,
  untilItSays,
  untilSignedIn,
  untilSignedOut,
  untilUser,
} from './support/clerk-learner.ts';
import { openClerkSite, signInOnSite, signOutOnSite } from './support/clerk-site.ts';
import { type ClerkStage, openClerkStage } from './support/clerk-stage.ts';
import { foreignRequests } from './support/foreign-requests.ts';

/** Ms; subscribing and connecting to the push service take their time. */
const PATIENCE_MS = 30_000;
const NOBODY = 'Nobody there takes notifications.';

const benByPassword = { ...ben, password: 'ben-knows-this' };

let push: PushService;
let desktop: Desktop;
let stage: ClerkStage;
let anas: LearnerBrowser;
let bens: LearnerBrowser;
let anasPage: Page;
let bensPage: Page;
/** The admin page, in a browser of its own. */
let desk: Page;

beforeAll(async () => {
  bringNetwork();
  [push, desktop] = await Promise.all([startPushService(), startDesktop()]);
  stage = await openClerkStage({
    accounts: [ana, benByPassword, iris],
    extension: { name: 'push', syncHost: `https://${CLERK_SITE}`, isMinified: false },
    push: { service: push, desktop },
  });
  [anas, bens] = await Promise.all([stage.browser(), stage.browser()]);
  const chapter = stage.site.chapter(1);
  [anasPage, bensPage] = await Promise.all([anas.open(chapter), bens.open(chapter)]);
});
afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
  await Promise.all([push?.close(), desktop?.close()]);
});

describe('two learners who signed in with Clerk, and their instructor', () => {
  it('see each other on a chapter', async () => {
    await signInByPassword(anas, anasPage, ana);
    await signInByPassword(bens, bensPage, benByPassword);
    for (const learner of [anas, bens]) await chooseLevel(learner);
    await Promise.all([untilCount(anasPage, 2), untilCount(bensPage, 2)]);
  });

  it('turn notifications on', async () => {
    await turnOn(anas);
    await push.waitForBrowsers(1, PATIENCE_MS);
    expect(await endpoints()).toEqual({ live: 1, gone: 0 });
  });

  it('meet the admin page, which refuses learners', async () => {
    const context = await bens.browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(`${stage.server?.url}/admin`);
    await submitPassword(page, ana.email, 'wrong');
    await untilItSays(page, 'Password is incorrect.');
    await submitPassword(page, ana.email, ana.password ?? '');
    await untilItSays(page, 'This page is for instructors and admins');
    await page.locator('#sign-out').click();
    await page.waitForSelector('input[name="email"]');
    desk = page;
  });

  it('are reached from there by the instructor of their course', async () => {
    await submitPassword(desk, iris.email, iris.password ?? '');
    await untilText(desk, '#who', 'Iris Novak, instructor');
    await compose('Tonight: the Moon');
    await desk.locator('[name="url"]').fill(stage.site.chapter(2));
    await untilText(desk, '[data-part="reach"]', 'Reaches 1 person on 1 device.');
    await desk.locator('[data-part="send"]').click();
    await untilText(desk, '[data-part="outcome"]', 'On its way to 1 person.');
  });

  it('get the notification, and a click leads to the chapter', async () => {
    const notification = await desktop.waitFor(
      ({ title }) => title === 'Tonight: the Moon',
      PATIENCE_MS,
    );
    const opened = anas.browser.waitForTarget((target) => target.url() === stage.site.chapter(2));
    desktop.click(notification.id);
    const page = await (await opened).page();
    await untilCount(bensPage, 2);
    await page?.close();
  });
});

describe('when the session ends', () => {
  it('by the popup, the learner is gone for others and for pushes at once', async () => {
    const popup = await anas.popup(anasPage);
    await untilSignedIn(popup);
    await popup.locator('footer > button').click();
    await untilSignedOut(popup);
    await popup.close();
    await untilCount(bensPage, 1);
    await untilGone(1);
    // The server was told, and does not have to find out.
    await compose('Anybody there?');
    await untilText(desk, '[data-part="reach"]', NOBODY);
  });

  it('while the server does not answer, too', async () => {
    await signInByPassword(anas, anasPage, ana);
    await vi.waitFor(
      async () => expect(await endpoints()).toEqual({ live: 1, gone: 1 }),
      PATIENCE_MS,
    );
    await untilCount(bensPage, 2);
    const popup = await anas.popup(anasPage);
    await untilSignedIn(popup);
    stage.server?.process.kill('SIGSTOP');
    try {
      await popup.locator('footer > button').click();
      await untilUser(anas, null);
      await untilGone(2);
    } finally {
      stage.server?.process.kill('SIGCONT');
    }
    await popup.close();
    await untilCount(bensPage, 1);
  });

  it('on the course site, too', async () => {
    const site = await openClerkSite(anas);
    await signInOnSite(site, ana);
    await untilUser(anas, ana.id);
    // What the learner wanted before holds for who signs in again.
    await vi.waitFor(
      async () => expect(await endpoints()).toEqual({ live: 1, gone: 2 }),
      PATIENCE_MS,
    );
    await untilCount(bensPage, 2);
    await signOutOnSite(site);
    await untilCount(bensPage, 1);
    await untilGone(3);
    await site.close();
  });

  it('by being revoked, too; the server drops what is gone as soon as it sends', async () => {
    await signInByPassword(anas, anasPage, ana);
    await vi.waitFor(
      async () => expect(await endpoints()).toEqual({ live: 1, gone: 3 }),
      PATIENCE_MS,
    );
    await untilCount(bensPage, 2);
    stage.api.revoke(ana.email);
    await lookAtSession(anas);
    await untilCount(bensPage, 1);
    await untilGone(4);
    await compose('Are you still there?');
    await desk.locator('[data-part="send"]').click();
    await untilText(desk, '[data-part="history"] [data-figure="sent"]', '0 of 2 sent');
    await untilText(
      desk,
      '[data-part="history"] [data-figure="failed"]',
      '2 failed (2 browser gone)',
    );
    await compose('Now?');
    await untilText(desk, '[data-part="reach"]', NOBODY);
    expect(desktop.shown.map(({ title }) => title)).toEqual(['Tonight: the Moon']);
  });
});

describe('the admin page', () => {
  it('asks to sign in again when the session was revoked', async () => {
    await compose('Half a notification');
    stage.api.revoke(iris.email);
    // Clerk's script does so by itself within a minute.
    await desk.evaluate('Clerk.session.getToken({ skipCache: true }).catch(() => undefined)');
    await desk.waitForSelector('#sign-in input[name="email"]', { visible: true });
    expect(await desk.$eval('#desk', (element) => element.checkVisibility())).toBe(false);
  });
});

describe('all of this', () => {
  it('asked nobody but the Frontend API and our server', async () => {
    expect(foreignRequests(await stage.closeBrowsers(), stage)).toEqual([]);
  });

  it('left no secret in the server’s log', () => {
    expect(stage.log()).not.toMatch(/eyJ|BEGIN|@example\.com/);
  });
});

async function compose(title: string): Promise<void> {
  await desk.bringToFront();
  await desk.locator('[data-part="compose"] [name="title"]').fill(title);
}

/** How many endpoints the push service still delivers to, and how many it answers 410 for. */
async function endpoints(): Promise<{ live: number; gone: number }> {
  const all = (await push.subscriptions()).map(({ gone }) => gone);
  const gone = all.filter(Boolean).length;
  return { live: all.length - gone, gone };
}

async function untilGone(count: number): Promise<void> {
  await vi.waitFor(
    async () => expect(await endpoints()).toEqual({ live: 0, gone: count }),
    PATIENCE_MS,
  );
}
