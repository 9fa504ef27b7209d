import * as v from 'valibot';

/** A course, and what its pages call it; its id where they don't. */
export const NamedCourse = v.object({ site: v.string(), course: v.string(), name: v.string() });
export type NamedCourse = v.InferOutput<typeof NamedCourse>;
