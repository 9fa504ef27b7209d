import * as v from 'valibot';
import { listOf } from '../contract/list.ts';

/** Courses that one instructor may have; Clerk's metadata ends at about 1.2 KB in any case. */
const MAX_COURSES = 200;

/** `site;course`, or the course alone. */
const Course = v.pipe(v.string(), v.minLength(1), v.maxLength(1_200));

const Rights = v.object({
  role: v.fallback(v.picklist(['learner', 'instructor', 'admin']), 'learner'),
  /** The courses that a person is on, and that an instructor teaches, as the operator writes them. */
  courses: v.fallback(listOf(Course, MAX_COURSES), (): string[] => []),
});
export type Metadata = v.InferOutput<typeof Rights>;

/** The rights of anybody of whom nothing else is known. */
export const NO_RIGHTS: Metadata = { role: 'learner', courses: [] };

/**
 * `public_metadata` as the operator keeps it: what a person may do here. Whatever is missing or
 * malformed gives no rights, and keeps nobody out.
 */
export const Metadata = v.fallback(Rights, NO_RIGHTS);
