/** The part of the admin page. */
export const heading = 'Titles';
export const hint =
  'What notifications, reports and tables call a course and its chapters. What you set outdoes what pages say.';
export const findCourse = 'Find a course';
export const findHint = 'A part of its id or title. The list has the first hundred.';
export const course = 'Course';
export const noCourse = 'None yet';
export const chapter = 'Chapter';
export const chapterHint = 'Its id. Leave it empty to name the course.';
export const title = 'Title';
export const titleHint = 'Leave it empty to take back what was set: what pages say counts again.';
export const set = 'Set the title';
export const done = 'The title is set.';
export const takenBack = 'What pages say counts again.';
