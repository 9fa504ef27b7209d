import type { MyNotifications } from '../../server/contract/my-notifications.ts';
import { notificationWords } from '../words/notifications.ts';
import { timeAgo } from '../words/time-ago.ts';

/**
 * One notification in the popup, with a mark where it is new.
 *
 * @param props.clockOffsetMs ms that the server's clock, by which it was sent, is ahead of this one
 */
export function NotificationItem(props: {
  notification: MyNotifications['notifications'][number];
  clockOffsetMs: number;
  follow: (url: string) => void;
}) {
  const { notification, clockOffsetMs, follow } = props;
  const { title, body, url, sentAt, unread } = notification;
  return (
    <li class="notification" data-part="notification">
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
  );
}
