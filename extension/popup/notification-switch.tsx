import type { NotificationsView } from '../messages/notifications-view.ts';
import { PUSH_WORDS } from './notification-words.ts';
import { Switch } from './switch.tsx';

/** Notifications on or off in this browser, with the real state in words. */
export function NotificationSwitch(props: {
  notifications: NotificationsView;
  notify: (on: boolean) => void;
}) {
  const { state, preferences } = props.notifications;
  const isPaused = preferences?.enabled === false && state === 'on';
  const words = isPaused ? 'Paused on all your devices.' : PUSH_WORDS[state];
  if (state === 'unsupported' || state === 'blocked') {
    return (
      <div class="push-state" data-part="push-state" data-state={state}>
        <h2>Notifications</h2>
        <p class="quiet">{words}</p>
      </div>
    );
  }
  return (
    <div data-part="push-state" data-state={state}>
      <Switch label="Notifications" hint={words} on={state !== 'off'} onChange={props.notify} />
    </div>
  );
}
