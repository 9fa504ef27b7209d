import type { MyNotifications } from '../../server/contract/my-notifications.ts';
import type { NotificationsPatch } from '../messages/notifications-patch.ts';
import type { NotificationsView } from '../messages/notifications-view.ts';
import { notificationWords } from '../words/notifications.ts';
import { NotificationList } from './notification-list.tsx';
import { NotificationSettings } from './notification-settings.tsx';
import { NotificationSwitch } from './notification-switch.tsx';

/** What the popup does about notifications. */
export interface NotificationActions {
  notify: (on: boolean) => void;
  prefer: (some: NotificationsPatch) => void;
  readNotifications: () => void;
  follow: (url: string) => void;
  /** Those before the one with this id; `null`: they can't be had now. */
  earlier: (before: string) => Promise<MyNotifications | null>;
}

/** Stands for a part that the server has not told of yet, so that nothing jumps. */
function Folded() {
  return (
    <div class="folded" aria-busy="true">
      <span class="bone line" />
    </div>
  );
}

/** Notifications in the popup: on or off, what about and when, and the latest ones. */
export function NotificationSection(props: {
  notifications: NotificationsView;
  clockOffsetMs: number;
  actions: NotificationActions;
}) {
  const { notifications, clockOffsetMs, actions } = props;
  const { state, preferences, latest } = notifications;
  const isUsed = state !== 'unsupported' && state !== 'off' && state !== 'blocked';
  return (
    <section aria-label={notificationWords.notifications}>
      <NotificationSwitch notifications={notifications} notify={actions.notify} />
      {preferences && isUsed && (
        <NotificationSettings preferences={preferences} prefer={actions.prefer} />
      )}
      {!preferences && isUsed && <Folded />}
      {!latest && isUsed && <Folded />}
      {latest && (isUsed || latest.length > 0) && (
        <NotificationList
          latest={latest}
          clockOffsetMs={clockOffsetMs}
          follow={actions.follow}
          onRead={actions.readNotifications}
          earlier={actions.earlier}
        />
      )}
    </section>
  );
}
