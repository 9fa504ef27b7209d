import * as v from 'valibot';

/** A course of a course site. */
export const SiteCourse = v.object({ site: v.string(), course: v.string() });
export type SiteCourse = v.InferOutput<typeof SiteCourse>;

/** Stands for the site of what is of before the server had several: it is not known which. */
export const UNKNOWN_SITE = '';
