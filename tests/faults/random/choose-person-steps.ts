import type { Random } from './random.ts';
import { COURSES, isOfCourse } from './rooms.ts';
import type { PersonStep } from './step.ts';
import type { World } from './world.ts';

/** Beside the weights of all other steps. What is taken from somebody is soon given back. */
export const PERSON_WEIGHTS: Record<PersonStep['kind'], number> = {
  level: 6,
  'course-level': 4,
  list: 4,
  unlist: 2,
  bar: 1.5,
  unbar: 5,
  'take-name': 1.5,
  'give-name': 4,
};

/** Share of the choices by which somebody appears offline: their browsers learn of others late. */
const OFFLINE = 0.12;

/** Most show a name: of the others nobody is to be told. */
const SEEN = ['name', 'name', 'first-name', 'first-name', 'counted'] as const;

/** What may change of people next. */
export function choosePersonSteps({ people }: World, random: Random): PersonStep[] {
  return [...people].flatMap(([person, state]) => {
    const level = () => (random.fraction() < OFFLINE ? 'offline' : random.pick(SEEN));
    const ceiling = random.pick([null, null, 'first-name', 'counted', 'offline'] as const);
    const course = random.pick(COURSES);
    const isOwn = state.inCourses.some((each) => isOfCourse(each, course));
    // Who is not on the list comes onto it sooner than who is on it gets another ceiling.
    const isListed = state.listed !== null && random.fraction() < 0.8;
    const steps: PersonStep[] = [
      { kind: 'level', person, visibility: level() },
      { kind: 'course-level', person, course, visibility: isOwn ? null : level() },
      { kind: state.barred ? 'unbar' : 'bar', person },
      { kind: state.nameTaken ? 'give-name' : 'take-name', person },
    ];
    if (!isListed) steps.push({ kind: 'list', person, ceiling });
    if (state.listed) steps.push({ kind: 'unlist', person });
    return steps;
  });
}
