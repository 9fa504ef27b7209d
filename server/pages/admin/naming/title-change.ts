import type { TitleChange } from '../../../contract/admin.ts';
import type { SiteCourse } from '../../../contract/site-course.ts';

/** What the form says, as the API takes it: an empty title takes back what was set, no chapter is the course. */
export function titleChange(
  { site, course }: SiteCourse,
  fields: { chapter: string; title: string },
): TitleChange {
  const [chapter, title] = [fields.chapter.trim(), fields.title.trim()];
  return { site, course, chapter: chapter || null, title: title || null };
}
