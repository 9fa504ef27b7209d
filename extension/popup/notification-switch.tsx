import { useEffect, useRef } from 'preact/hooks';
import type { NotificationsView } from '../messages/notifications-view.ts';
import { NotificationOffer } from './notification-offer.tsx';
import { PUSH_WORDS } from './notification-words.ts';
import { Switch } from './switch.tsx';

/** Notifications on or off in this browser, with the real state in words. */
export function NotificationSwitch(props: {
  notifications: NotificationsView;
  notify: (on: boolean) => void;
}) {
  const { notifications, notify } = props;
  const { state, isDecided, preferences } = notifications;
  const part = useRef<HTMLDivElement>(null);
  const isOffer = state === 'off' && !isDecided;
  const wasOffer = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone; what it did stands in its place.
    if (wasOffer.current && !isOffer) part.current?.querySelector('input')?.focus();
    wasOffer.current = isOffer;
  }, [isOffer]);

  if (isOffer) return <NotificationOffer answer={notify} />;
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
    <div ref={part} data-part="push-state" data-state={state}>
      <Switch label="Notifications" hint={words} on={state !== 'off'} onChange={notify} />
    </div>
  );
}
