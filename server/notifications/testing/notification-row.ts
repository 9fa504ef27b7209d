import * as v from 'valibot';
import { NotificationContent } from '../../contract/notifications.ts';

/** A row of `notifications` as `submit.ts` would write it, for everyone and at once. */
export function notificationRow(now = new Date()) {
  return {
    authorId: 'ada',
    authorName: 'Ada',
    fingerprint: '',
    reachPeople: 1,
    reachDevices: 1,
    content: v.parse(NotificationContent, { title: 'Hello' }),
    audience: { type: 'everyone' },
    startsAt: now,
    expiresAt: new Date(now.getTime() + 24 * 3_600_000),
  };
}
