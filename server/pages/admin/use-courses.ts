import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { NamedCourse, Sender } from '../../contract/admin.ts';
import type { AdminApi } from './api/admin-api.ts';
import { ApiError } from './api/api-error.ts';
import { mergeCourses } from './merge-courses.ts';

/** Ms without a keystroke before the server is asked. */
const PAUSE_MS = 250;

/** The courses that can be chosen: those that were known at first, and what was looked for since. */
export interface Courses {
  all: readonly NamedCourse[];
  /** Whether there are more than these. */
  hasMore: boolean;
  /** Looks for courses after a pause in which nothing else is typed. */
  findSoon(text: string): void;
  /** Looks now, as after one has another title. */
  find(text: string): Promise<void>;
}

/** Keeps them; what can't be found leaves those that there are. */
export function useCourses(api: AdminApi, sender: Sender): Courses {
  const [found, setFound] = useState<readonly NamedCourse[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function find(text: string): Promise<void> {
    clearTimeout(timer.current);
    try {
      const courses = await api.courses(text.trim());
      setFound((before) => mergeCourses(before, courses));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  return {
    all: useMemo(() => mergeCourses(sender.courses, found), [sender, found]),
    hasMore: sender.hasMoreCourses,
    find,
    findSoon(text) {
      clearTimeout(timer.current);
      timer.current = setTimeout(find, PAUSE_MS, text);
    },
  };
}
