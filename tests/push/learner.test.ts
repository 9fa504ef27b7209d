import type { Page } from 'puppeteer';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import webPush from 'web-push';
import { Preferences } from '../../server/contract/preferences.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import type { ShownNotification } from '../push-service/desktop/shown-notification.ts';
import { killWorker } from '../support/worker-control.ts';
import { type Ask, signInTo } from './admin-client.ts';
import { chaptersOpen, choose, keptReceipts, permit, useServer } from './learner-actions.ts';
import { openPushStage, type PushStage, popupOf, subscriptionOf, turnOn } from './push-stage.ts';

/** Ms; subscribing and connecting to the push service take their time. */
const PATIENCE_MS = 30_000;
const NOWHERE = 'http://127.0.0.1:9';

let stage: PushStage;
let laptop: LearnerBrowser;
let phone: LearnerBrowser;
let page: Page;
/** Ana at the server, without a browser. */
let anaAsks: Ask;

beforeAll(async () => {
  stage = await openPushStage();
  [laptop, phone] = await Promise.all([stage.browser('laptop'), stage.browser('phone')]);
  page = await laptop.open(stage.chapter(1));
  await laptop.signIn(page, 'Ana');
  await phone.signIn(await phone.open(stage.chapter(2)), 'Ana');
  anaAsks = await signInTo(stage.server.url, 'Ana');
  await turnOn(laptop);
  await turnOn(phone);
  await stage.push.waitForBrowsers(2, PATIENCE_MS);
});
afterAll(() => stage?.[Symbol.asyncDispose]());

describe('a learner who has just signed in', () => {
  it('is asked in the popup, and chooses there at once what to hear about', async () => {
    const tablet = await stage.browser('tablet');
    const popup = await tablet.popup(await tablet.open('about:blank'));
    await popup.locator('input[name="displayName"]').fill('Cem');
    await popup.locator('button[type="submit"]').click();
    await popup.locator('button[name="not-now"]').click();
    await popup.locator('[data-part="push-state"][data-state="off"] input').click();
    await popup.locator('[data-part="notification-settings"] summary').click();
    await popup.locator('[data-part="notification-list"] summary').click();
    await popup.waitForSelector('[data-part="push-state"][data-state="on"]');
    await popup.locator('footer > button').click();
    await popup.waitForSelector('input[name="displayName"]');
    await tablet.close();
  });
});

describe('a learner with two browsers', () => {
  it('gets a notification in both', async () => {
    const { id, reach } = await stage.admin.send({ title: 'On both' });
    expect(reach).toEqual({ people: 1, devices: 2 });
    await stage.admin.until(id, ({ figures }) => figures.shown === 2, PATIENCE_MS);
    expect(stage.desktop.shown.map(({ title }) => title)).toEqual(['On both', 'On both']);
  });

  it('turns them off in one, and gets them in the other', async () => {
    const popup = await popupOf(phone);
    await popup.locator('[data-part="push-state"][data-state="on"] input').click();
    await popup.waitForSelector('[data-part="push-state"][data-state="off"] input');
    await popup.close();
    await vi.waitFor(async () => expect((await stage.admin.reach()).devices).toBe(1), PATIENCE_MS);
    const { id } = await stage.admin.send({ title: 'On one' });
    await stage.admin.until(id, ({ figures }) => figures.shown === 1, PATIENCE_MS);
    await phone.close();
  });
});

describe('a click on a notification', () => {
  it('brings the tab that has the page open to the front, at the place on the page', async () => {
    await page.evaluate('window.isStillThere = true');
    const front = await laptop.open('about:blank');
    const shown = await notify({
      title: 'Look again',
      url: '/courses/demo/chapters/1#exercise',
      actions: [{ title: 'Not here', url: '/courses/demo/chapters/5' }],
    });
    expect(shown.hasIcon).toBe(true);
    expect(shown.buttons[0]?.label).toBe('Not here');
    stage.desktop.click(shown.id);
    await page.waitForFunction('document.visibilityState === "visible" && location.hash');
    expect(page.url()).toBe(`${stage.chapter(1)}#exercise`);
    expect(await page.evaluate('window.isStillThere')).toBe(true);
    expect(await chaptersOpen(laptop)).toHaveLength(1);
    await front.close();
  });

  it('on one of its buttons leads where the button says', async () => {
    const shown = await notify({
      title: 'Two ways',
      url: '/courses/demo/chapters/2',
      actions: [
        { title: 'Read', url: '/courses/demo/chapters/3' },
        { title: 'Practise', url: '/courses/demo/chapters/4' },
      ],
    });
    const opened = untilOpen(stage.chapter(4));
    stage.desktop.click(shown.id, 'Practise');
    await (await opened)?.close();
    expect(await chaptersOpen(laptop)).toEqual([`${stage.chapter(1)}#exercise`]);
  });

  it('starts a worker that has ended', async () => {
    await page.goto('about:blank');
    const shown = await notify({ title: 'Much later', url: '/courses/demo/chapters/3' });
    await killWorker(laptop);
    const opened = untilOpen(stage.chapter(3));
    stage.desktop.click(shown.id);
    await (await opened)?.close();
    const { notifications } = v.parse(
      v.object({ notifications: v.array(v.object({ id: v.string(), unread: v.boolean() })) }),
      await (await anaAsks('GET', '/api/me/notifications')).json(),
    );
    const id = notifications[0]?.id ?? '';
    await stage.admin.until(id, ({ figures }) => figures.clicked === 1, PATIENCE_MS);
  });
});

describe('what a learner chooses in the popup', () => {
  it('leaves out what they don’t want to hear about', async () => {
    await choose(laptop, 'input[aria-label="Deadlines"]', (popup, control) =>
      popup.locator(control).click(),
    );
    await untilChosen(({ categories }) => !categories.deadline);
    const { id } = await stage.admin.send({ title: 'Hurry', category: 'deadline' });
    const { figures } = await stage.admin.until(id, ({ status }) => status === 'done', PATIENCE_MS);
    expect(figures).toMatchObject({ targeted: 1, sent: 0, suppressed: { category: 1 } });
    await notify({ title: 'Something else' });
    expect(stage.desktop.shown.map(({ title }) => title)).not.toContain('Hurry');
  });

  it('holds them back in quiet hours', async () => {
    const [from, to] = [-2, 2].map((hours) =>
      new Date(Date.now() + hours * 3_600_000).toTimeString().slice(0, 'HH:MM'.length),
    );
    await choose(laptop, 'input[aria-label="Quiet hours"]', async (popup, control) => {
      await popup.locator(control).click();
      await popup.locator('input[name="quietFrom"]').fill(String(from));
      await popup.locator('input[name="quietTo"]').fill(String(to));
    });
    await untilChosen(({ quietHours }) => quietHours?.from === from && quietHours?.to === to);
    const { id } = await stage.admin.send({ title: 'Psst' });
    await stage.admin.until(id, ({ figures }) => figures.waiting === 1, PATIENCE_MS);
    const fire = await stage.admin.send({ title: 'Fire!', critical: true });
    await stage.admin.until(fire.id, ({ figures }) => figures.shown === 1, PATIENCE_MS);
    expect(stage.desktop.shown.map(({ title }) => title)).not.toContain('Psst');
    await choose(laptop, 'input[aria-label="Quiet hours"]', (popup, control) =>
      popup.locator(control).click(),
    );
    await untilChosen(({ quietHours }) => quietHours === null);
  });
});

describe('what was shown', () => {
  it('is told by another worker, where the first was killed before it could tell', async () => {
    await useServer(laptop, NOWHERE);
    const { id } = await stage.admin.send({ title: 'Not told yet' });
    await shown('Not told yet');
    await vi.waitFor(async () => expect(await keptReceipts(laptop)).toBe(1), PATIENCE_MS);
    await killWorker(laptop);
    expect((await stage.admin.report(id)).figures.shown).toBe(0);
    await useServer(laptop, stage.server.url);
    await stage.admin.until(id, ({ figures }) => figures.shown === 1, PATIENCE_MS);
  });
});

describe('a browser that blocks notifications', () => {
  it('says so in the popup, and is registered again when it allows them', async () => {
    const settings = await laptop.browser.target().createCDPSession();
    await permit(settings, 'denied');
    const popup = await popupOf(laptop);
    await popup.waitForSelector('[data-part="push-state"][data-state="blocked"]');
    await popup.close();
    await permit(settings, 'granted');
    const later = await popupOf(laptop);
    await later.waitForSelector('[data-part="push-state"][data-state="on"]');
    await later.close();
    await notify({ title: 'Allowed again' });
  });
});

describe('a server that has another VAPID key', () => {
  it('is subscribed to anew as soon as the connection is made anew', async () => {
    await page.goto(stage.chapter(1));
    const { endpoint } = await subscriptionOf(laptop);
    await stage.changeVapidKey();
    await vi.waitFor(
      async () => expect((await subscriptionOf(laptop)).endpoint).not.toBe(endpoint),
      PATIENCE_MS,
    );
    await vi.waitFor(async () => expect((await stage.admin.reach()).devices).toBe(1), PATIENCE_MS);
    await notify({ title: 'With the new key' });
  });
});

describe('signing out everywhere', () => {
  it('ends notifications also for browsers that are closed', async () => {
    const { publicKey: applicationServerKey } = webPush.generateVAPIDKeys();
    const closed = await stage.push.createSubscription({ applicationServerKey });
    await anaAsks('PUT', '/api/me/push-subscriptions', closed);
    await vi.waitFor(async () => expect((await stage.admin.reach()).devices).toBe(2), PATIENCE_MS);
    const popup = await popupOf(laptop);
    await popup.locator('footer button.plain').click();
    await popup.waitForSelector('input[name="displayName"]');
    await vi.waitFor(
      async () => expect(await stage.admin.reach()).toEqual({ people: 0, devices: 0 }),
      PATIENCE_MS,
    );
  });

  it('leaves none of the notifications on the desktop', async () => {
    await vi.waitFor(
      () =>
        expect(
          stage.desktop.shown.filter(({ open, title }) => open && title !== 'On both'),
        ).toEqual([]),
      PATIENCE_MS,
    );
  });
});

async function shown(title: string): Promise<ShownNotification> {
  return stage.desktop.waitFor((notification) => notification.title === title, PATIENCE_MS);
}

/** Sends a notification and gives it as the desktop shows it. */
async function notify(draft: { title: string; [field: string]: unknown }) {
  await stage.admin.send(draft);
  return shown(draft.title);
}

async function untilOpen(url: string): Promise<Page | null> {
  return (await laptop.browser.waitForTarget((target) => target.url() === url)).page();
}

async function untilChosen(
  matches: (chosen: Preferences['notifications']) => boolean,
): Promise<void> {
  await vi.waitFor(async () => {
    const answer = await anaAsks('GET', '/api/me/preferences');
    const { notifications } = v.parse(Preferences, await answer.json());
    expect(matches(notifications), JSON.stringify(notifications)).toBe(true);
  }, PATIENCE_MS);
}
