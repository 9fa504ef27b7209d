import * as v from 'valibot';
import { Category } from './category.ts';

/** Notifications of one page. */
export const INBOX_PAGE = 20;

/** The query of `GET /api/me/notifications`: the last notification of the page before. */
export const MyNotificationsQuery = v.object({ before: v.optional(v.pipe(v.string(), v.uuid())) });

/** `GET /api/me/notifications`: a learner's, page by page, the latest first. */
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
  /** The `before` of the page behind this one; `null`: it is the last. */
  next: v.optional(v.nullable(v.string()), null),
});
export type MyNotifications = v.InferOutput<typeof MyNotifications>;
