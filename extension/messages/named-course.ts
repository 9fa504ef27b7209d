import * as v from 'valibot';
import { SiteCourse } from '../../server/contract/site-course.ts';

/** A course, and what its pages call it; its id where they don't. */
export const NamedCourse = v.object({ ...SiteCourse.entries, name: v.string() });
export type NamedCourse = v.InferOutput<typeof NamedCourse>;
