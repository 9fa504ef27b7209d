import * as v from 'valibot';
import { NotificationReport } from '../../../contract/notifications.ts';

/** Of a notification, what the page shows. */
export const ShownReport = v.object({
  ...v.pick(NotificationReport, [
    'id',
    'title',
    'body',
    'author',
    'audience',
    'startsAt',
    'status',
    'expanded',
    'figures',
  ]).entries,
  audienceTitles: v.optional(NotificationReport.entries.audienceTitles, {
    course: null,
    chapter: null,
  }),
  reason: v.optional(NotificationReport.entries.reason, null),
});
export type ShownReport = v.InferOutput<typeof ShownReport>;

/** `GET /api/admin/notifications`, as {@link ShownReport}s. */
export const ShownHistory = v.object({
  notifications: v.array(ShownReport),
  next: v.optional(v.nullable(v.string()), null),
});
export type ShownHistory = v.InferOutput<typeof ShownHistory>;
