import type { CourseVisibility } from '../../server/contract/preferences.ts';
import type { Visibility } from '../../server/contract/visibility.ts';
import type { Choice } from '../messages/from-popup.ts';
import { optionsWords } from '../words/options.ts';
import { visibilityWords } from '../words/visibility.ts';

/** The courses in which the learner is seen otherwise than in all others, each to be changed or taken back. */
export function CourseLevels(props: {
  courses: readonly CourseVisibility[];
  allowed: readonly Visibility[];
  choose: (some: Choice) => void;
}) {
  const { courses, allowed, choose } = props;
  return (
    <>
      <h3>{optionsWords.perCourse}</h3>
      {courses.length === 0 && <p class="quiet">{optionsWords.noCourse}</p>}
      {courses.map(({ site, course, visibility }) => (
        <label key={`${site};${course}`} class="field" data-part="course-level">
          <bdi>{course}</bdi>
          <select
            value={visibility}
            onChange={({ currentTarget: { value } }) => {
              const level = allowed.find((each) => each === value) ?? null;
              choose({ courseVisibility: [{ site, course, visibility: level }] });
            }}
          >
            <option value="">{optionsWords.asElsewhere}</option>
            {allowed.map((level) => (
              <option key={level} value={level}>
                {visibilityWords.levels[level].label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}
