import { isSameCourse } from '../../server/contract/course-visibility.ts';
import type { NamedCourse } from '../messages/named-course.ts';
import type { ChapterTab } from './chapter-tabs.ts';

/** The courses whose chapters some tabs show, each once, as the first of its tabs calls it. */
export function coursesShown(tabs: readonly Pick<ChapterTab, 'room' | 'titles'>[]): NamedCourse[] {
  const courses: NamedCourse[] = [];
  for (const { room, titles } of tabs) {
    if (!room || courses.some((course) => isSameCourse(course, room))) continue;
    const { site, course } = room;
    courses.push({ site, course, name: titles?.course || course });
  }
  return courses;
}
