import { isSameCourse } from '../../server/contract/course-visibility.ts';
import type { Choice } from '../messages/from-popup.ts';
import type { NamedCourse } from '../messages/named-course.ts';
import type { PresencePreferences } from '../messages/presence-preferences.ts';
import { visibilityWords } from '../words/visibility.ts';
import { CourseLevel } from './course-level.tsx';

/** How much others see of the learner in the course that is open, where the operator lets them choose. */
export function OnlyInCourse(props: {
  preferences: PresencePreferences;
  course: NamedCourse;
  choose: (some: Choice) => void;
}) {
  const { preferences, course, choose } = props;
  const { allowedVisibility: allowed, courseVisibility } = preferences;
  if (allowed.length < 2) return null;
  const chosen = courseVisibility.find((each) => isSameCourse(each, course));
  return (
    <CourseLevel
      course={course}
      value={chosen?.visibility ?? null}
      allowed={allowed}
      choose={choose}
    >
      {visibilityWords.onlyInCourse}
      <bdi class="quiet name" title={course.name}>
        {course.name}
      </bdi>
    </CourseLevel>
  );
}
