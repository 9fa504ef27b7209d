import * as v from 'valibot';
import type { ServerConfig } from '../../server/contract/api.ts';
import type { Identity } from '../identity/identity.ts';
import type { NotificationsPatch } from '../messages/notifications-patch.ts';
import type { NotificationsView } from '../messages/notifications-view.ts';
import { serverUrl } from '../stored.ts';
import { TimeoutError, withTimeout } from '../timing/with-timeout.ts';
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

/** Ms that a learner who signs out waits for the server, which is told nevertheless. */
const SIGN_OUT_TIMEOUT_MS = 1_000;

/** Web push as the rest of the worker sees it. */
export interface Push {
  view(): Promise<NotificationsView>;
  /** The learner wants notifications in this browser, or doesn't. */
  choose(on: boolean): Promise<void>;
  prefer(some: NotificationsPatch): Promise<void>;
  /** A popup was opened: what it shows is asked for, where `mayAsk`. */
  refresh(mayAsk: boolean): void;
  /** Why the last change of preferences was not taken; `null` where it was. */
  problem(): string | null;
  /** The learner has seen the latest notifications. */
  read(): Promise<void>;
  /** Goes where a notification leads. */
  follow(url: string): Promise<void>;
  /** Does what is due. To be called now and then. */
  look(): void;
  /** The server has told its configuration, as it does whenever the connection is made anew. */
  onConfig(config: Pick<ServerConfig, 'push'>): void;
  /** The learner is about to sign out. A server that is slow keeps nobody signed in. */
  leave(): Promise<void>;
}

/**
 * Shows pushes, follows clicks, and keeps this browser subscribed. Its listeners are registered before
 * it returns, as the browser starts the worker for them.
 *
 * @param options.onChange called when the view is another
 * @param options.isWatched whether somebody is looking at it
 */
export function createPush(options: {
  identity: Identity;
  onChange(): void;
  isWatched(): boolean;
}): Push {
  const { identity, onChange, isWatched } = options;
  const subscription = createSubscription(identity, onChange);
  const preferences = createNotificationPreferences(identity, onChange);
  const inbox = createInbox(identity, onChange);
  const receipts = createPushReceipts(identity);

  /**
   * Is over once the push is shown, and does not wait for the server: where a learner signs out and
   * so unsubscribes while a push is still being handled, the browser shows a notice of its own.
   */
  async function pushed(text: string | null): Promise<void> {
    await show(readPush(text), (delivery) => receipts.add({ delivery, event: 'shown' }));
    if (isWatched()) void inbox.refresh();
  }

  async function clicked(data: unknown, action: string): Promise<void> {
    const parsed = v.safeParse(NotificationData, data);
    if (!parsed.success) return; // of an earlier version, which kept it otherwise
    const { delivery } = parsed.output;
    await Promise.all([
      delivery !== null && receipts.add({ delivery, event: 'clicked' }),
      openTarget(clickTarget(parsed.output, action)),
    ]);
  }

  function askServer(): void {
    void preferences.refresh();
    void inbox.refresh();
  }

  /** Who is signed out leaves none of their notifications to whoever uses the browser next. */
  async function clear(): Promise<void> {
    if (await identity.user()) return;
    const shown = await self.registration?.getNotifications();
    for (const notification of shown ?? []) notification.close();
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
  identity.onChange(() => void clear());
  serverUrl.onChange(() => void receipts.sendSoon());
  void subscription.check();
  void receipts.sendSoon();

  return {
    view: async () => ({
      ...(await subscription.standing()),
      preferences: preferences.current(),
      latest: inbox.latest(),
    }),
    async choose(on) {
      await subscription.choose(on);
      if (!on) return;
      await preferences.refresh();
      if (preferences.current()?.enabled === false) await preferences.change({ enabled: true });
    },
    prefer: preferences.change,
    refresh(mayAsk) {
      preferences.forgetProblem();
      if (!mayAsk) return;
      askServer();
      subscription.look(true);
    },
    problem: preferences.problem,
    read: inbox.read,
    follow: async (url) => openTarget(targetOf(url, await serverUrl.get(), isOnCourseSite)),
    look() {
      subscription.look();
      void receipts.sendSoon();
    },
    onConfig({ push }) {
      void subscription.onVapidKey(push.vapidPublicKey);
      // Somebody has just signed in, or the server is back.
      if (isWatched()) askServer();
    },
    async leave() {
      const telling = Promise.all([subscription.leave(), receipts.send()]);
      await withTimeout('the server to be told', telling, SIGN_OUT_TIMEOUT_MS).catch(ignoreTimeout);
    },
  };
}

function ignoreTimeout(error: unknown): void {
  if (!(error instanceof TimeoutError)) throw error;
}
