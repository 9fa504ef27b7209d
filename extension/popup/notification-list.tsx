import { useState } from 'preact/hooks';
import { INBOX_PAGE, type MyNotifications } from '../../server/contract/my-notifications.ts';
import { notificationWords } from '../words/notifications.ts';
import { NotificationItem } from './notification-item.tsx';

/**
 * The learner's latest notifications, and earlier ones where they are asked for. Opening the list reads them.
 *
 * @param props.clockOffsetMs ms that the server's clock, by which they were sent, is ahead of this one
 * @param props.earlier asks for those before one of them; `null`: they can't be had now
 */
export function NotificationList(props: {
  latest: MyNotifications['notifications'];
  clockOffsetMs: number;
  follow: (url: string) => void;
  onRead: () => void;
  earlier: (before: string) => Promise<MyNotifications | null>;
}) {
  const { latest, clockOffsetMs, follow, onRead, earlier } = props;
  const [more, setMore] = useState<MyNotifications | null>(null);
  const [problem, setProblem] = useState('');
  const unread = latest.filter((notification) => notification.unread).length;
  const ids = new Set(latest.map(({ id }) => id));
  const all = [...latest, ...(more?.notifications ?? []).filter(({ id }) => !ids.has(id))];
  const firstNext = latest.length < INBOX_PAGE ? null : (latest.at(-1)?.id ?? null);
  const next = more ? more.next : firstNext;

  async function showEarlier(before: string): Promise<void> {
    const page = await earlier(before);
    setProblem(page ? '' : notificationWords.noEarlier);
    // What is latest now is soon behind others.
    if (page) setMore({ notifications: [...all, ...page.notifications], next: page.next });
  }

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
      {all.length === 0 ? (
        <p class="quiet">{notificationWords.none}</p>
      ) : (
        <ol>
          {all.map((notification) => (
            <NotificationItem
              key={notification.id}
              notification={notification}
              clockOffsetMs={clockOffsetMs}
              follow={follow}
            />
          ))}
          {next !== null && (
            <li class="notification">
              <button type="button" name="earlier" onClick={() => void showEarlier(next)}>
                {notificationWords.showEarlier}
              </button>
            </li>
          )}
        </ol>
      )}
      <p class="quiet" role="status" hidden={problem === ''}>
        {problem}
      </p>
    </details>
  );
}
