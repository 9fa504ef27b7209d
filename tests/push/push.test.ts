import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import webPush from 'web-push';
import { EXTENSION_DIR } from '../../tools/browser/extension-dir.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { untilText } from '../support/until-text.ts';
import { killWorker } from '../support/worker-control.ts';
import { keptReceipts } from './learner-actions.ts';
import { openPushStage, type PushStage, subscriptionOf, turnOn } from './push-stage.ts';
import { ROLE_SECRET } from './role-secret.ts';

/** Ms; starting a browser, subscribing and connecting to the push service take their time. */
const PATIENCE_MS = 30_000;

let stage: PushStage;
let ana: LearnerBrowser;
let anas: Page;

beforeAll(async () => {
  stage = await openPushStage();
  ana = await stage.browser('ana');
  anas = await ana.open(stage.chapter(1));
  await ana.signIn(anas, 'Ana');
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const shown = (title: string) =>
  stage.desktop.waitFor((notification) => notification.title === title, PATIENCE_MS);

/** In the order of a learner's days; each test goes on from where the one before has left it. */
describe('web push, from the popup to the figures', () => {
  let desk: Page;

  it('subscribes nobody unasked', async () => {
    expect(await stage.push.subscriptions()).toEqual([]);
    const popup = await ana.popup(anas);
    await popup.waitForSelector('[data-part="push-state"][data-state="off"]');
    await popup.close();
  });

  it('is turned on in the popup', async () => {
    await turnOn(ana);
    expect(await stage.push.subscriptions()).toMatchObject([{ holder: 'browser', gone: false }]);
    await stage.push.waitForBrowsers(1, PATIENCE_MS);
  });

  it('is sent by an instructor on the admin page', async () => {
    // In a browser of their own, as they are at another desk: of one's windows only one is in front.
    const instructor = await stage.browser('instructor');
    desk = await instructor.open(`${stage.server.url}/admin`);
    await desk.locator('input[name="displayName"]').fill('Instructor');
    await desk.locator('input[name="secret"]').fill(ROLE_SECRET);
    await desk.locator('[data-part="sign-in"] button[type="submit"]').click();
    await desk.locator('[data-part="compose"] [name="title"]').fill('Tonight: the Moon');
    await desk.locator('[name="body"]').fill('Beside Jupiter, at nine.');
    await desk.locator('[name="url"]').fill('/courses/demo/chapters/2');
    await untilText(desk, '[data-part="reach"]', 'Reaches 1 person on 1 device.');
    expect(await textOf(desk, '[data-part="preview"]')).toContain('Beside Jupiter, at nine.');
    expect(await textOf(desk, '[data-part="send"]')).toBe('Send to 1 person');
    await desk.locator('[data-part="send"]').click();
    await untilText(desk, '[data-part="outcome"]', 'On its way to 1 person.');
  });

  it('is shown with its text, and a click leads to the chapter', async () => {
    const notification = await shown('Tonight: the Moon');
    expect(notification).toMatchObject({ body: 'Beside Jupiter, at nine.', from: 'Alongside' });
    const opened = ana.browser.waitForTarget((target) => target.url() === stage.chapter(2));
    stage.desktop.click(notification.id);
    await (await opened).page();
  });

  it('is counted on the admin page: one shown, one clicked', async () => {
    await untilText(desk, '[data-part="history"] [data-figure="clicked"]', '1 clicked');
    expect(await textOf(desk, '[data-part="history"] [data-figure="shown"]')).toBe('1 shown');
    expect(await textOf(desk, '[data-part="history"] [data-figure="sent"]')).toBe('1 of 1 sent');
    expect(await textOf(desk, '[data-part="chapters"] [data-part="viewers"]')).toBe('1');
    await desk.browser().close();
  });

  it('stands in the popup, unread until it was clicked', async () => {
    const { id } = await stage.admin.send({ title: 'Second', url: '/courses/demo/chapters/4' });
    await shown('Second');
    await stage.admin.until(id, ({ figures }) => figures.shown === 1);
    const popup = await ana.popup(anas);
    await popup.waitForSelector('[data-part="notification-list"][data-unread="1"]');
    expect(await popup.$$('[data-part="notification"]')).toHaveLength(2);
    await popup.close();
  });

  it('wakes a worker that is asleep', async () => {
    // A page of a chapter would wake it, too.
    for (const page of await ana.browser.pages()) await page.goto('about:blank');
    await killWorker(ana);
    await stage.admin.send({ title: 'Wake up' });
    await shown('Wake up');
  });

  it('is shown in the page to who is looking at it', async () => {
    await anas.goto(stage.chapter(1));
    await anas.bringToFront();
    const { id } = await stage.admin.send({
      title: 'You are here',
      body: '<b>Just</b> text',
      url: '/courses/demo/chapters/1#top',
    });
    const message = await anas.waitForSelector('alongside-message >>> [data-part="page-message"]');
    const text = await message?.evaluate((element) => element.textContent);
    expect(text).toContain('You are here');
    expect(text).toContain('<b>Just</b> text');
    await stage.admin.until(id, ({ figures }) => figures.shown === 1);
    expect(stage.desktop.shown.map(({ title }) => title)).not.toContain('You are here');
  });

  it('says something even where it can’t be read', async () => {
    const subscription = await subscriptionOf(ana);
    await webPush.sendNotification(subscription, 'what is this?', {
      vapidDetails: stage.vapid,
      agent: stage.push.agent,
      TTL: 60,
    });
    expect((await shown('Alongside')).body).not.toBe('');
  });

  it('keeps its receipts while the server can’t be told', async () => {
    const worker = await ana.worker();
    const setServer = (url: string) =>
      worker.evaluate(`chrome.storage.local.set({ serverUrl: ${JSON.stringify(url)} })`);
    await setServer('http://127.0.0.1:9');
    const { id } = await stage.admin.send({ title: 'Offline' });
    await shown('Offline');
    await stage.admin.until(id, ({ status }) => status === 'done');
    await vi.waitFor(async () => expect(await keptReceipts(ana)).toBe(1), PATIENCE_MS);
    expect((await stage.admin.report(id)).figures.shown).toBe(0);
    await setServer(stage.server.url);
    await stage.admin.until(id, ({ figures }) => figures.shown === 1, PATIENCE_MS);
    await vi.waitFor(async () => expect(await keptReceipts(ana)).toBe(0), PATIENCE_MS);
  });

  it('is shown once though it comes twice', async () => {
    await stage.push.behave({ answer: 500, deliver: true, times: 1 });
    const { id } = await stage.admin.send({ title: 'Twice' });
    await stage.admin.until(id, ({ status }) => status === 'done', PATIENCE_MS);
    await stage.push.waitForDeliveries({ state: 'acknowledged', topic: id.replaceAll('-', '') }, 2);
    await stage.admin.send({ title: 'And then' });
    await shown('And then');
    expect((await shown('Twice')).timesShown).toBe(1);
  });

  it('waits for a browser that is closed', async () => {
    await ana.close();
    await stage.push.waitForBrowsers(0, PATIENCE_MS);
    const { id } = await stage.admin.send({ title: 'While you were away' });
    await stage.admin.until(id, ({ status }) => status === 'done');
    ana = await stage.browser('ana');
    await shown('While you were away');
    await stage.admin.until(id, ({ figures }) => figures.shown === 1, PATIENCE_MS);
  });

  it('comes again after an update of the extension, which drops the subscription', async () => {
    const { endpoint } = await subscriptionOf(ana);
    await ana.browser.installExtension(EXTENSION_DIR);
    await vi.waitFor(
      async () => expect((await subscriptionOf(ana)).endpoint).not.toBe(endpoint),
      PATIENCE_MS,
    );
    // The server has not heard yet that the one before is gone.
    await vi.waitFor(async () => expect((await stage.admin.reach()).devices).toBe(2), PATIENCE_MS);
    const { id } = await stage.admin.send({ title: 'After the update' });
    await shown('After the update');
    const { figures } = await stage.admin.until(id, ({ status }) => status === 'done');
    expect(figures).toMatchObject({ targeted: 2, sent: 1, failed: { gone: 1 } });
  });

  it('ends when the learner signs out', async () => {
    anas = await ana.open(stage.chapter(1));
    const popup = await ana.popup(anas);
    await popup.locator('footer > button').click();
    await popup.waitForSelector('input[name="displayName"]');
    await vi.waitFor(async () => {
      expect((await stage.push.subscriptions()).filter(({ gone }) => !gone)).toEqual([]);
    }, PATIENCE_MS);
    await vi.waitFor(async () => {
      expect(await stage.admin.reach()).toEqual({ people: 0, devices: 0 });
    }, PATIENCE_MS);
  });
});

async function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent ?? '');
}
