import type { MyNotifications } from '../../server/contract/my-notifications.ts';

/** The learner's latest notifications, with a mark on those that are new. Opening the list reads them. */
export function NotificationList(props: {
  latest: MyNotifications['notifications'];
  follow: (url: string) => void;
  onRead: () => void;
}) {
  const { latest, follow, onRead } = props;
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
        Recent notifications {unread > 0 && <span class="quiet">{unread} new</span>}
      </summary>
      {latest.length === 0 ? (
        <p class="quiet">Nothing yet.</p>
      ) : (
        <ol>
          {latest.map(({ id, title, body, url, sentAt, unread }) => (
            <li key={id} class="notification" data-part="notification">
              <button type="button" onClick={() => follow(url)}>
                <span class="name">
                  {unread && <i class="dot new" role="img" aria-label="New" />}
                  <bdi>{title}</bdi>
                </span>
                <time class="quiet" dateTime={sentAt}>
                  {timeAgo(new Date(sentAt), new Date())}
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

const MINUTE = 60_000;
const STEPS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;

function timeAgo(moment: Date, now: Date): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });
  const ago = moment.getTime() - now.getTime();
  for (const [unit, length] of STEPS) {
    if (-ago >= length) return format.format(Math.ceil(ago / length), unit);
  }
  return 'now';
}
