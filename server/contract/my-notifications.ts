import * as v from 'valibot';
import { Category } from './category.ts';

/** `GET /api/me/notifications`: a learner's last 20, the latest first. */
export const MyNotifications = v.object({
  notifications: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      body: v.string(),
      url: v.string(),
      category: Category,
      sentAt: v.string(),
      unread: v.boolean(),
    }),
  ),
});
export type MyNotifications = v.InferOutput<typeof MyNotifications>;
