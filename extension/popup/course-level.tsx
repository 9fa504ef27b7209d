import type { ComponentChildren } from 'preact';
import type { SiteCourse } from '../../server/contract/site-course.ts';
import type { Visibility } from '../../server/contract/visibility.ts';
import type { Choice } from '../messages/from-popup.ts';
import { visibilityWords } from '../words/visibility.ts';

/**
 * How much others see of the learner in one course: as in all, or otherwise.
 *
 * @param props.value `null`: as in all courses
 * @param props.children what the course is called
 */
export function CourseLevel(props: {
  course: SiteCourse;
  value: Visibility | null;
  allowed: readonly Visibility[];
  choose: (some: Choice) => void;
  children: ComponentChildren;
}) {
  const { course, value, allowed, choose, children } = props;
  return (
    <label class="switch level-select" data-part="course-level">
      <span>{children}</span>
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          const visibility = allowed.find((level) => level === currentTarget.value) ?? null;
          choose({ courseVisibility: [{ site: course.site, course: course.course, visibility }] });
        }}
      >
        <option value="">{visibilityWords.asElsewhere}</option>
        {allowed.map((level) => (
          <option key={level} value={level}>
            {visibilityWords.levels[level].label}
          </option>
        ))}
      </select>
    </label>
  );
}
