import * as v from 'valibot';
import type { Identity } from '../identity/identity.ts';
import type { NotificationsPatch } from '../messages/notifications-patch.ts';
import type { NotificationsView } from '../messages/notifications-view.ts';
import { serverUrl } from '../stored.ts';
import { isOnCourseSite } from './course-sites.ts';
import { createInbox } from './inbox.ts';
import { clickTarget, NotificationData } from './notification-of.ts';
import { createNotificationPreferences } from './notification-preferences.ts';
import { openTarget } from './open-target.ts';
import { readPush } from './read-push.ts';
import { createPushReceipts } from './receipts.ts';
import { show } from './show.ts';
import { createSubscription } from './subscription.ts';
import { targetOf } from './target.ts';

/** Web push as the rest of the worker sees it. */
export interface Push {
  view(): NotificationsView;
  turnOn(): Promise<void>;
  turnOff(): Promise<void>;
  prefer(some: NotificationsPatch): Promise<void>;
  /** A popup was opened: what it shows is asked for. */
  refresh(): void;
  /** The learner has seen the latest notifications. */
  read(): Promise<void>;
  /** Goes where a notification leads. */
  follow(url: string): Promise<void>;
  /** Does what is due. To be called now and then. */
  look(): void;
  /** The learner is about to sign out. */
  leave(): Promise<void>;
}

/**
 * Shows pushes, follows clicks, and keeps this browser subscribed. Its listeners are registered before
 * it returns, as the browser starts the worker for them.
 *
 * @param onChange called when the view is another
 */
export function createPush(identity: Identity, onChange: () => void): Push {
  const subscription = createSubscription(identity, onChange);
  const preferences = createNotificationPreferences(identity, onChange);
  const inbox = createInbox(identity, onChange);
  const receipts = createPushReceipts(identity);

  /**
   * Is over once the push is shown, and does not wait for the server: where a learner signs out and
   * so unsubscribes while a push is still being handled, the browser shows a notice of its own.
   */
  async function pushed(text: string | null): Promise<void> {
    const delivery = await show(readPush(text));
    if (delivery !== null) await receipts.add({ delivery, event: 'shown' });
    void inbox.refresh();
  }

  async function clicked(data: unknown, action: string): Promise<void> {
    const parsed = v.safeParse(NotificationData, data);
    if (!parsed.success) return; // of an earlier version, which kept it otherwise
    await openTarget(clickTarget(parsed.output, action));
    const { delivery } = parsed.output;
    if (delivery !== null) await receipts.add({ delivery, event: 'clicked' });
  }

  self.addEventListener('push', (event) => {
    event.waitUntil(pushed(event.data?.text() ?? null));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(clicked(event.notification.data, event.action));
  });
  self.addEventListener('pushsubscriptionchange', (event) => {
    event.waitUntil(subscription.check());
  });
  serverUrl.onChange(() => void receipts.send());
  void subscription.check();
  void receipts.send();

  return {
    view: () => ({
      state: subscription.state(),
      preferences: preferences.current(),
      latest: inbox.latest(),
    }),
    async turnOn() {
      await subscription.turnOn();
      if (preferences.current()?.enabled === false) await preferences.change({ enabled: true });
    },
    turnOff: subscription.turnOff,
    prefer: preferences.change,
    refresh() {
      void preferences.refresh();
      void inbox.refresh();
      subscription.look();
    },
    read: inbox.read,
    follow: async (url) => openTarget(targetOf(url, await serverUrl.get(), isOnCourseSite)),
    look() {
      subscription.look();
      void receipts.send();
    },
    leave: subscription.leave,
  };
}
