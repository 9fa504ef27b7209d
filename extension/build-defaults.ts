/** The server of a build that names none (`WXT_SERVER_URL`): one on this machine. */
export const DEFAULT_SERVER = 'http://127.0.0.1:8787';

/** The chapter pages of a build that names none (`WXT_CHAPTER_URLS`): the demo course. */
export const DEFAULT_CHAPTER_URLS =
  'http://127.0.0.1:*/courses/:courseId/chapters/:chapterId http://localhost:*/courses/:courseId/chapters/:chapterId';
