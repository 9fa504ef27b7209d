import { useEffect, useRef } from 'preact/hooks';
import type { NotificationsView } from '../messages/notifications-view.ts';
import { notificationWords } from '../words/notifications.ts';
import { NotificationOffer } from './notification-offer.tsx';
import { pushWords } from './push-words.ts';
import { Switch } from './switch.tsx';

const FOCUSABLE = 'input, h2';

/** Notifications on or off in this browser, with the real state in words. */
export function NotificationSwitch(props: {
  notifications: NotificationsView;
  notify: (on: boolean) => void;
}) {
  const { notifications, notify } = props;
  const { state, isDecided } = notifications;
  const part = useRef<HTMLDivElement>(null);
  const isOffer = state === 'off' && !isDecided;
  const wasOffer = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone; what it did stands in its place.
    if (wasOffer.current && !isOffer) part.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    wasOffer.current = isOffer;
  }, [isOffer]);

  if (isOffer) return <NotificationOffer answer={notify} />;
  const words = pushWords(notifications);
  const canChoose = state !== 'unsupported' && state !== 'blocked';
  return (
    <div
      ref={part}
      class={canChoose ? undefined : 'push-state'}
      data-part="push-state"
      data-state={state}
    >
      {canChoose ? (
        <Switch
          label={notificationWords.notifications}
          hint={words}
          on={state !== 'off'}
          onChange={notify}
        />
      ) : (
        <>
          <h2 tabIndex={-1}>{notificationWords.notifications}</h2>
          <p class="quiet">{words}</p>
        </>
      )}
      <span class="unseen" role="status">
        {words}
      </span>
    </div>
  );
}
