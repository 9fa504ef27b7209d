import { browser } from 'wxt/browser';
import type { PushPayload } from '../../server/contract/push.ts';
import { serverUrl, shownNotifications } from '../stored.ts';
import { isOnCourseSite } from './course-sites.ts';
import { tabLookedAt } from './looked-at.ts';
import { type BrowserNotification, notificationOf } from './notification-of.ts';
import { showInPage } from './page-message.ts';
import { remember } from './remembered.ts';
import { targetOf } from './target.ts';

const ICON = '/icon/128.png';

/**
 * Shows a push: in the page, where the learner is looking at what it leads to, else as a notification.
 *
 * @param payload `null` where the push could not be read
 * @returns the delivery that was shown; `null` where it can't be told, or where its notification came
 * once more, as it may after a crash of the server
 */
export async function show(payload: PushPayload | null): Promise<string | null> {
  if (payload && remember(await shownNotifications.get(), payload.id) === null) return null;
  const server = await serverUrl.get();
  const notification = notificationOf(payload, (url) => targetOf(url, server, isOnCourseSite), {
    icon: browser.runtime.getURL(ICON),
    language: browser.i18n.getUILanguage(),
  });
  if (!(payload && (await shownInPage(payload, notification)))) {
    await self.registration?.showNotification(notification.title, notification.options);
  }
  if (!payload) return null;
  const remembered = remember(await shownNotifications.get(), payload.id);
  if (remembered) await shownNotifications.set(remembered);
  return payload.delivery;
}

async function shownInPage(
  { title, body, actions }: PushPayload,
  { options: { data } }: BrowserNotification,
): Promise<boolean> {
  const tabId = await tabLookedAt(data.target);
  if (tabId === null) return false;
  return showInPage(tabId, {
    type: 'page-message',
    title,
    body,
    actions: actions.map((action, place) => ({
      title: action.title,
      url: data.actionTargets[place] ?? data.target,
    })),
  });
}
