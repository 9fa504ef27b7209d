import { type CourseVisibility, isSameCourse } from '../../server/contract/course-visibility.ts';
import type { Visibility } from '../../server/contract/visibility.ts';
import type { Choice } from '../messages/from-popup.ts';
import type { NamedCourse } from '../messages/named-course.ts';
import { CourseLevel } from '../popup/course-level.tsx';
import { optionsWords } from '../words/options.ts';

/**
 * The courses in which the learner is seen otherwise than in all others, each to be changed or taken back, and
 * those that are open, in which they may be.
 */
export function CourseLevels(props: {
  chosen: readonly CourseVisibility[];
  open: readonly NamedCourse[];
  allowed: readonly Visibility[];
  choose: (some: Choice) => void;
}) {
  const { chosen, open, allowed, choose } = props;
  const isChosen = (course: NamedCourse) => chosen.some((each) => isSameCourse(each, course));
  const courses = [
    ...chosen.map(({ visibility, ...course }) => ({ course, level: visibility })),
    ...open.filter((course) => !isChosen(course)).map((course) => ({ course, level: null })),
  ];
  return (
    <>
      <h3>{optionsWords.perCourse}</h3>
      {chosen.length === 0 && <p class="quiet">{optionsWords.noCourse}</p>}
      {courses.map(({ course, level }) => (
        <CourseLevel
          key={`${course.site};${course.course}`}
          course={course}
          value={level}
          allowed={allowed}
          choose={choose}
        >
          <bdi>{open.find((each) => isSameCourse(each, course))?.name ?? course.course}</bdi>
        </CourseLevel>
      ))}
    </>
  );
}
