import type { NotificationContent } from '../contract/notifications.ts';
import type { PushPayload } from '../contract/push.ts';
import { MAX_PLAINTEXT } from '../push/crypto/encryption.ts';

/** What a push for one delivery carries, as JSON. */
export function payloadOf(
  content: NotificationContent,
  ids: { notificationId: string; deliveryId: string },
  sentAt: number,
): string {
  const { title, body, url, icon, actions, category, topic } = content;
  return JSON.stringify({
    id: ids.notificationId,
    delivery: ids.deliveryId,
    title,
    body,
    url,
    icon,
    actions,
    tag: topic ?? ids.notificationId,
    category,
    sentAt,
  } satisfies PushPayload);
}

/** How many bytes of `content` are too many for a push: 0 where it fits. */
export function surplusBytes(content: NotificationContent): number {
  const id = '00000000-0000-0000-0000-000000000000';
  const payload = payloadOf(content, { notificationId: id, deliveryId: id }, Date.now());
  return Math.max(0, Buffer.byteLength(payload) - MAX_PLAINTEXT);
}

/**
 * The `Topic` header, by which a push service lets a later message take the place of one that it has
 * not delivered. Without a topic of its own it is the notification's, so that a message which was sent
 * again after a crash arrives once.
 */
export function topicOf(content: NotificationContent, notificationId: string): string {
  return content.topic ?? notificationId.replaceAll('-', '');
}
