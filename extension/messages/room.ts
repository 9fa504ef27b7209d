import * as v from 'valibot';

/** What a page shows, as it tells the worker: a chapter of a course of a site. */
export const Room = v.object({ site: v.string(), course: v.string(), chapter: v.string() });
export type Room = v.InferOutput<typeof Room>;
