import * as v from 'valibot';
import { fieldWords } from '../words/field.ts';
import { MAX_PAGE_ID } from './room-channel.ts';
import type { SiteCourse } from './site-course.ts';
import { textUpTo } from './text.ts';
import { Visibility } from './visibility.ts';

/** That a learner is seen otherwise in one course than in all others. */
export const CourseVisibility = v.object({
  /** The id of a site rule. */
  site: v.string(),
  course: v.string(),
  visibility: Visibility,
});
export type CourseVisibility = v.InferOutput<typeof CourseVisibility>;

/** What is chosen for one course. */
export const CourseVisibilityPatch = v.strictObject({
  site: v.pipe(v.string(), v.maxLength(24), v.regex(/^[a-z0-9-]+$/, fieldWords.noSite)),
  course: v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty(fieldWords.empty)),
  /** `null`: as in all other courses. */
  visibility: v.nullable(Visibility),
});
export type CourseVisibilityPatch = v.InferOutput<typeof CourseVisibilityPatch>;

/** How much of a learner others see. */
export interface VisibilityChoice {
  visibility: Visibility;
  /** In these courses, instead. */
  courseVisibility: readonly CourseVisibility[];
}

/** Whether both are the same course. */
export function isSameCourse(one: SiteCourse, other: SiteCourse): boolean {
  return one.site === other.site && one.course === other.course;
}

/** What holds in a course; `null`: outside of any. */
export function chosenFor(
  { visibility, courseVisibility }: VisibilityChoice,
  where: { site: string; course: string | null } | null,
): Visibility {
  const ofCourse = courseVisibility.find(
    ({ site, course }) => site === where?.site && course === where.course,
  );
  return ofCourse?.visibility ?? visibility;
}

/** What is chosen for courses, with what is chosen for one. */
export function withCourse(
  chosen: readonly CourseVisibility[],
  { visibility, ...course }: CourseVisibilityPatch,
): CourseVisibility[] {
  const others = chosen.filter((other) => !isSameCourse(other, course));
  return visibility === null ? others : [...others, { ...course, visibility }];
}
