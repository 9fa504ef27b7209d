import type { ElementSource, Preset } from '../rule.ts';

/** Moodle’s addresses name the activity alone: which course it is in is told by the body’s classes. */
const course: ElementSource = { element: 'body', class: 'course-{value:number}' };
const activity: ElementSource = { element: 'body', class: 'cmid-{value:number}' };

/** Moodle: activities, chapters of books, sections of a course. */
export const moodle: Preset = {
  pages: [
    {
      at: '/mod/book/view.php?id={module:number}&chapterid={part:number}',
      read: { course },
      chapter: '{module}/{part}',
    },
    { at: '/mod/{kind}/view.php?id={chapter:number}', read: { course } },
    {
      at: '/course/view.php?id={course:number}&section={number:number}',
      chapter: 'section-{number}',
    },
    { at: '/course/section.php?id={id:number}', read: { course }, chapter: 'section-{id}' },
    { at: '/mod/{kind}/*', read: { course, chapter: activity } },
  ],
  except: ['/mod/{kind}/index.php'],
};
