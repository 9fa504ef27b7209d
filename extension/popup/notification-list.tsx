import type { MyNotifications } from '../../server/contract/my-notifications.ts';
import { notificationWords } from '../words/notifications.ts';
import { timeAgo } from '../words/time-ago.ts';

/**
 * The learner's latest notifications, with a mark on those that are new. Opening the list reads them.
 *
 * @param props.clockOffsetMs ms that the server's clock, by which they were sent, is ahead of this one
 */
export function NotificationList(props: {
  latest: MyNotifications['notifications'];
  clockOffsetMs: number;
  follow: (url: string) => void;
  onRead: () => void;
}) {
  const { latest, clockOffsetMs, follow, onRead } = props;
  const unread = latest.filter((notification) => notification.unread).length;
  return (
    <details
      data-part="notification-list"
      data-unread={unread}
      onToggle={(event) => {
        if (event.currentTarget.open && unread > 0) onRead();
      }}
    >
      <summary>
        {notificationWords.recent}{' '}
        {unread > 0 && <span class="quiet">{notificationWords.newOnes(unread)}</span>}
      </summary>
      {latest.length === 0 ? (
        <p class="quiet">{notificationWords.none}</p>
      ) : (
        <ol>
          {latest.map(({ id, title, body, url, sentAt, unread }) => (
            <li key={id} class="notification" data-part="notification">
              <button type="button" onClick={() => follow(url)}>
                <span class="name">
                  {unread && <i class="dot new" role="img" aria-label={notificationWords.isNew} />}
                  <bdi>{title}</bdi>
                </span>
                <time class="quiet" dateTime={sentAt}>
                  {timeAgo(Date.parse(sentAt), Date.now() + clockOffsetMs)}
                </time>
                {body && <bdi class="quiet">{body}</bdi>}
              </button>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
