import * as v from 'valibot';
import { MAX_PAGE_ID } from './room-channel.ts';
import { textUpTo } from './text.ts';

/** Hours that a presence can be ended for at most: 30 days. */
export const MAX_BARRED_HOURS = 720;

const pageId = v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty());

/** What `POST /api/me/reports` takes: who, by the id under which they stand on a roster, and on which chapter. */
export const ReportRequest = v.strictObject({
  personId: v.pipe(textUpTo(255), v.nonEmpty()),
  site: pageId,
  course: pageId,
  chapter: pageId,
});
export type ReportRequest = v.InferOutput<typeof ReportRequest>;

/** What is taken from a person. */
export const ModerationState = v.object({
  nameTaken: v.boolean(),
  pictureTaken: v.boolean(),
  /** Whether they are let into no room. */
  isBarred: v.boolean(),
  /** Until when; `null`: until it is lifted. */
  barredUntil: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
});
export type ModerationState = v.InferOutput<typeof ModerationState>;

/** What `PUT /api/admin/people/:id/moderation` takes: what is left out stays as it is. */
export const ModerationPatch = v.strictObject({
  nameTaken: v.exactOptional(v.boolean()),
  pictureTaken: v.exactOptional(v.boolean()),
  /** `true`: until it is lifted; a number of hours; `false` lifts it. */
  barred: v.exactOptional(
    v.union([
      v.boolean(),
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_BARRED_HOURS)),
    ]),
  ),
});
export type ModerationPatch = v.InferOutput<typeof ModerationPatch>;

/** That somebody was reported, as it is shown. */
export const ShownReport = v.object({
  id: v.string(),
  at: v.pipe(v.string(), v.isoTimestamp()),
  site: v.string(),
  courseId: v.string(),
  chapterId: v.string(),
  /** What others saw of them; `null`: they had their data erased since. */
  name: v.nullable(v.string()),
  imageUrl: v.nullable(v.string()),
  /** Whom an admin acts on; `null` to an instructor. */
  personId: v.nullable(v.string()),
  /** Who reported; `null` to an instructor. */
  reporter: v.nullable(v.string()),
  moderation: ModerationState,
});
export type ShownReport = v.InferOutput<typeof ShownReport>;

/** `GET /api/admin/reports`: the latest, the latest first. */
export const Reports = v.object({ reports: v.array(ShownReport) });
export type Reports = v.InferOutput<typeof Reports>;
