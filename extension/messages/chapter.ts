import * as v from 'valibot';

/** A chapter of a course, as its page's address names it. */
export const Chapter = v.object({ courseId: v.string(), chapterId: v.string() });
export type Chapter = v.InferOutput<typeof Chapter>;
