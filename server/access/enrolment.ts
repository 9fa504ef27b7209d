import * as v from 'valibot';
import { leastOf, Visibility } from '../contract/visibility.ts';

/** What the list of a course says of one learner, as the database has it. */
export interface Enrolment {
  site: string;
  courseId: string;
  beginsAt: Date | null;
  endsAt: Date | null;
  group: string | null;
  ceiling: string | null;
}

/** Whether it counts at a moment. */
export function isCurrent({ beginsAt, endsAt }: Enrolment, now: Date): boolean {
  return (beginsAt === null || beginsAt <= now) && (endsAt === null || now < endsAt);
}

/** The most that others may see of somebody by these: the least that one of them says; `null`: none says so. */
export function ceilingOf(enrolments: readonly Enrolment[]): Visibility | null {
  const [first, ...more] = enrolments.flatMap(({ ceiling }) =>
    v.is(Visibility, ceiling) ? [ceiling] : [],
  );
  return first === undefined ? null : leastOf(first, ...more);
}

/** The groups that these put somebody into: several at most where courses share rooms. */
export function groupsOf(enrolments: readonly Enrolment[]): string[] {
  return [...new Set(enrolments.flatMap(({ group }) => (group === null ? [] : [group])))];
}
