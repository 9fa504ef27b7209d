import { browser } from 'wxt/browser';
import type { PushPayload } from '../../server/contract/push.ts';
import { serverUrl, shownDeliveries } from '../stored.ts';
import { isOnCourseSite } from './course-sites.ts';
import { focusedTab } from './focused-tab.ts';
import { type BrowserNotification, notificationOf } from './notification-of.ts';
import { showInPage } from './page-message.ts';
import { remember } from './shown-deliveries.ts';
import { targetOf } from './target.ts';

const ICON = '/icon/128.png';
const LOCK = 'shown deliveries';
const lockOf = (delivery: string) => `delivery ${delivery}`;

/**
 * Shows a push: in the page, where the learner is looking at what it leads to, else as a notification.
 *
 * One that comes once more, as it may after a crash of the server, is not shown again.
 *
 * @param payload `null` where the push could not be read
 * @param shown called with the delivery that was shown, before it is remembered to be: a worker that
 * ends in between tells twice, rather than never
 */
export async function show(
  payload: PushPayload | null,
  shown: (delivery: string) => Promise<void>,
): Promise<void> {
  if (!payload) {
    await showOnDesktop(await notificationFor(null));
    return;
  }
  const { delivery } = payload;
  // Of two that come at once neither would know yet of the other.
  await navigator.locks.request(lockOf(delivery), async () => {
    if (!remember(await shownDeliveries.get(), delivery)) return;
    const notification = await notificationFor(payload);
    if (!(await shownInPage(payload, notification))) await showOnDesktop(notification);
    await shown(delivery);
    await navigator.locks.request(LOCK, async () => {
      const remembered = remember(await shownDeliveries.get(), delivery);
      if (remembered) await shownDeliveries.set(remembered);
    });
  });
}

async function notificationFor(payload: PushPayload | null): Promise<BrowserNotification> {
  const server = await serverUrl.get();
  return notificationOf(payload, (url) => targetOf(url, server, isOnCourseSite), {
    icon: browser.runtime.getURL(ICON),
    language: browser.i18n.getUILanguage(),
  });
}

async function showOnDesktop({ title, options }: BrowserNotification): Promise<void> {
  await self.registration?.showNotification(title, options);
}

async function shownInPage(
  { title, body, tag, actions }: PushPayload,
  { options: { data } }: BrowserNotification,
): Promise<boolean> {
  try {
    const tabId = await focusedTab(data.target);
    if (tabId === null) return false;
    await showInPage(tabId, {
      type: 'page-message',
      title,
      body,
      tag,
      actions: actions.map((action, place) => ({
        title: action.title,
        url: data.actionTargets[place] ?? data.target,
      })),
    });
    return true;
  } catch (error) {
    // The tab was closed or went elsewhere meanwhile: then nobody is looking at it any more.
    console.debug('Alongside did not show a message in the page:', error);
    return false;
  }
}
