import type { Preset } from '../rule.ts';

/** Frappe LMS: lessons by chapter and lesson number, `1-2`, in earlier versions `1.2`. */
export const frappe: Preset = {
  pages: [{ at: ['/lms/courses/{course}/learn/{chapter}', '/courses/{course}/learn/{chapter}'] }],
};
