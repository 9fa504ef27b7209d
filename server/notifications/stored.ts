import * as v from 'valibot';
import { Audience, NotificationContent } from '../contract/notifications.ts';
import type { Notification } from '../database/generated/client.ts';

const StoredAudience = v.variant('type', [
  ...Audience.options,
  v.object({ type: v.literal('self'), userId: v.string() }),
]);

/** A notification out of the database, with its JSON checked. */
export interface StoredNotification extends Omit<Notification, 'content' | 'audience'> {
  content: NotificationContent;
  audience: v.InferOutput<typeof StoredAudience>;
}

/** Checks the JSON in a row. */
export function storedNotification(row: Notification): StoredNotification {
  return {
    ...row,
    content: v.parse(NotificationContent, row.content),
    audience: v.parse(StoredAudience, row.audience),
  };
}
