import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import webPush from 'web-push';
import type { CreatedSubscription } from './delivery/subscriptions.ts';
import { type Desktop, startDesktop } from './desktop/start-desktop.ts';
import { type FixtureBrowser, openFixtureBrowser } from './fixture-browser.ts';
import type { PushService } from './push-service.ts';
import { startPushService } from './start-push-service.ts';

const vapid = webPush.generateVAPIDKeys();
const vapidDetails = { subject: 'mailto:ops@alongside.example', ...vapid };

/**
 * Ms from when Chromium trusts a connection: if it is lost earlier, Chromium waits for 20 to 30 s
 * before the next. kConnectionResetWindowSecs in google_apis/gcm/engine/connection_factory_impl.cc,
 * and a second more, since the browser begins to count a little later than we do.
 */
const TRUSTED_AFTER_MS = 11_000;

/** In the order of a browser's life; each test goes on from where the one before has left it. */
describe('a real Chromium', () => {
  let push: PushService;
  let desktop: Desktop;
  let browser: FixtureBrowser;
  let subscription: CreatedSubscription;
  let connectedAt: number;

  beforeAll(async () => {
    [push, desktop] = await Promise.all([startPushService(), startDesktop()]);
    browser = await openFixtureBrowser(push, desktop);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([push?.close(), desktop?.close()]);
  });

  /** Sends `message` and gives back its text, which the worker notes when it arrives. */
  async function send(message: object, options: webPush.RequestOptions = {}): Promise<string> {
    const text = JSON.stringify(message);
    const { agent } = push;
    await webPush.sendNotification(subscription, text, {
      vapidDetails,
      agent,
      TTL: 60,
      ...options,
    });
    return text;
  }
  const shown = (title: string) =>
    desktop.waitFor((notification) => notification.title === title && notification.open);

  it('subscribes', async () => {
    subscription = await browser.subscribe(vapid.publicKey);
    expect(subscription.endpoint).toMatch(
      /^https:\/\/(fcm\.googleapis\.com|jmt17\.google\.com)\/fcm\/send\//,
    );
    expect(await push.subscriptions()).toMatchObject([
      { holder: 'browser', applicationServerKey: vapid.publicKey, gone: false },
    ]);
    await push.waitForBrowsers(1);
    connectedAt = performance.now();
  });

  it('gets a push and shows it', async () => {
    const text = await send({ title: 'One', body: 'Chapter <2> & more', tag: 'one' });
    await browser.waitForEntry('push', text);
    expect(await shown('One')).toMatchObject({
      body: 'Chapter <2> & more',
      from: 'Push fixture',
      buttons: expect.arrayContaining([expect.objectContaining({ label: 'Later' })]),
      timesShown: 1,
    });
    await push.waitForDeliveries({ state: 'acknowledged', endpoint: subscription.endpoint });
  });

  it('gets a push without payload', async () => {
    const { agent } = push;
    await webPush.sendNotification(subscription, null, { vapidDetails, agent, TTL: 60 });
    await browser.waitForEntry('push', null);
    expect(await shown('Untitled')).toMatchObject({ body: '' });
  });

  it('replaces a notification of the same tag', async () => {
    const { id } = await shown('One');
    await send({ title: 'One, again', tag: 'one' });
    expect(await shown('One, again')).toMatchObject({ id, timesShown: 2 });
  });

  it('hears of a click, of a button, and of being dismissed', async () => {
    desktop.click((await shown('One, again')).id);
    expect(await browser.waitForEntry('click', 'One, again')).toMatchObject({ action: '' });
    await desktop.waitFor(({ title, open }) => title === 'One, again' && !open);

    await send({ title: 'Two' });
    const two = await shown('Two');
    expect(() => desktop.click(two.id, 'Never')).toThrow('its buttons: Later');
    desktop.click(two.id, 'Later');
    expect(await browser.waitForEntry('click', 'Two')).toMatchObject({ action: 'later' });

    await send({ title: 'Three' });
    desktop.dismiss((await shown('Three')).id);
    await browser.waitForEntry('close', 'Three');
  });

  it('gets many pushes in their order', async () => {
    const count = 25;
    const sent: string[] = [];
    for (let i = 0; i < count; i++) sent.push(await send({ title: `Many ${i}`, tag: 'many' }));
    await browser.waitForEntry('push', sent.at(-1) ?? '');
    const pushes = (await browser.journal()).filter(({ kind }) => kind === 'push');
    expect(pushes.slice(-count).map(({ text }) => text)).toEqual(sent);
    await push.waitForDeliveries({ state: 'acknowledged' }, count);
  });

  it('wakes a stopped worker for a push, and for a click', async () => {
    const { run } = await browser.waitForEntry('push', null);
    await browser.stopWorker();
    const woken = await browser.waitForEntry('push', await send({ title: 'Wake up' }));
    expect(woken.run).not.toBe(run);
    const notification = await shown('Wake up');
    await browser.stopWorker();
    desktop.click(notification.id);
    const clicked = await browser.waitForEntry('click', 'Wake up');
    expect(clicked.run).not.toBe(woken.run);
  });

  it('comes back by itself when its connection is cut', async () => {
    await wait(connectedAt + TRUSTED_AFTER_MS - performance.now());
    await push.cutBrowsers();
    await push.waitForBrowsers(0);
    await push.waitForBrowsers(1, 40_000);
    await browser.waitForEntry('push', await send({ title: 'Back' }));
  });

  it('keeps its subscription over a restart, and gets what came meanwhile', async () => {
    await browser.stop();
    await push.waitForBrowsers(0);
    await push.forgetDeliveries();
    await send({ title: 'Now or never' }, { TTL: 0 });
    await send({ title: 'Old news' }, { topic: 'news' });
    const text = await send({ title: 'News' }, { topic: 'news' });
    const states = (await push.deliveries()).map(({ state }) => state);
    expect(states).toEqual(['expired', 'replaced', 'waiting']);

    await browser.start();
    await browser.waitForEntry('push', text);
    expect(await browser.subscription()).toEqual(subscription);
    const texts = (await browser.journal()).map((entry) => entry.text);
    expect(texts.filter((other) => /never|Old/.test(other ?? ''))).toEqual([]);
  });

  it('unsubscribes, and from then on the endpoint answers 410', async () => {
    await browser.unsubscribe();
    expect(await browser.subscription()).toBeNull();
    await vi.waitFor(async () => {
      expect(await push.subscriptions()).toMatchObject([{ gone: true }]);
    });
    await expect(send({ title: 'Too late' })).rejects.toMatchObject({ statusCode: 410 });
  });

  it('subscribes anew, under another key', async () => {
    const otherKey = webPush.generateVAPIDKeys().publicKey;
    const { endpoint } = await browser.subscribe(otherKey);
    expect(endpoint).not.toBe(subscription.endpoint);
    expect(await push.subscriptions()).toMatchObject([
      { gone: true },
      { applicationServerKey: otherKey, gone: false },
    ]);
  });
});
