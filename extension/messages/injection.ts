import * as v from 'valibot';

/** Sent by a page of a course site when a client-side link has led to a chapter. */
export const ChapterReached = v.object({ type: v.literal('chapter-reached') });
export type ChapterReached = v.InferOutput<typeof ChapterReached>;
