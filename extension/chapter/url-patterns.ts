/** The chapter pages of a build that names none (`WXT_CHAPTER_URLS`): the demo course. */
export const CHAPTER_URLS =
  'http://127.0.0.1:*/courses/:courseId/chapters/:chapterId http://localhost:*/courses/:courseId/chapters/:chapterId';
