import * as v from 'valibot';
import { fieldWords } from '../words/field.ts';
import { MAX_PAGE_ID } from './room-channel.ts';
import { MAX_TOLD_TITLE, usableTitle } from './room-titles.ts';
import { SiteCourse } from './site-course.ts';
import { textUpTo } from './text.ts';

/** A course, and what it is called, where that is known. */
const NamedCourse = v.object({ ...SiteCourse.entries, title: v.nullable(v.string()) });
export type NamedCourse = v.InferOutput<typeof NamedCourse>;

/** `GET /api/admin/me`: who sends, and the courses that they can choose from. */
export const Sender = v.object({
  id: v.string(),
  name: v.string(),
  role: v.picklist(['instructor', 'admin']),
  /** Ids of the server's course sites. */
  sites: v.array(v.string()),
  courses: v.array(NamedCourse),
  /** Whether an admin has more of them than these: `GET /api/admin/courses` has all. */
  hasMoreCourses: v.boolean(),
  /** Of the courses that an instructor was given, those that name no site of the server: they reach nobody. */
  coursesWithoutSite: v.array(v.string()),
});
export type Sender = v.InferOutput<typeof Sender>;

/**
 * The query of `GET /api/admin/courses`: a part of a course's id or title, and where the page before ended.
 */
export const CoursesQuery = v.object({
  text: v.optional(textUpTo(MAX_TOLD_TITLE), ''),
  after: v.optional(v.pipe(v.string(), v.uuid())),
});

/** `GET /api/admin/courses`: the courses that a sender can choose from, page by page. */
export const CoursesPage = v.object({
  courses: v.array(NamedCourse),
  /** For the page behind this one; `null`: it is the last. */
  next: v.nullable(v.string()),
});
export type CoursesPage = v.InferOutput<typeof CoursesPage>;

/** `GET /api/admin/chapters`: where people are now, most people first. */
export const BusyChapters = v.object({
  chapters: v.array(
    v.object({
      site: v.string(),
      chapterId: v.string(),
      /** The courses that have a chapter of this id; several at most where its site says that ids are unique. */
      courses: v.array(v.string()),
      /** What the chapter is called, and its course where that is one; `null`: not known. */
      title: v.nullable(v.string()),
      courseTitle: v.nullable(v.string()),
      viewers: v.number(),
    }),
  ),
});
export type BusyChapters = v.InferOutput<typeof BusyChapters>;

/**
 * `PUT /api/admin/titles`: what a course is called, or with `chapter` one of its chapters; `null`: what browsers
 * report counts again.
 */
export const TitleChange = v.strictObject({
  site: v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty()),
  course: v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty()),
  chapter: v.optional(v.nullable(v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty())), null),
  title: v.nullable(
    v.pipe(
      textUpTo(MAX_TOLD_TITLE),
      v.transform((title) => usableTitle(title) ?? ''),
      v.nonEmpty(fieldWords.empty),
    ),
  ),
});
export type TitleChange = v.InferOutput<typeof TitleChange>;

/** Characters of a name that learners are looked for by. */
export const MAX_NAME_QUERY = 160;

/** The query of `GET /api/admin/learners`: a part of a name. */
export const LearnersQuery = v.object({ name: v.optional(textUpTo(MAX_NAME_QUERY), '') });

/** `GET /api/admin/learners?name=…`: people that a sender may mean, by what they are called. */
export const FoundLearners = v.object({
  learners: v.array(v.object({ id: v.string(), name: v.string() })),
});
export type FoundLearners = v.InferOutput<typeof FoundLearners>;
