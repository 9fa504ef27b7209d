import type { Room } from '../../../server/contract/room-channel.ts';
import { leastOf, type Visibility } from '../../../server/contract/visibility.ts';
import { type Course, isOfCourse, LISTED_COURSE } from './rooms.ts';

/** What holds of a person, whatever their browsers know of it. */
export interface PersonState {
  /** What they have chosen that others see of them. */
  visibility: Visibility;
  /** In these courses, instead. */
  inCourses: readonly (Course & { visibility: Visibility })[];
  /** What the list of the one course that has one says of them; `null`: they are not on it. */
  listed: { ceiling: Visibility | null } | null;
  /** An admin has ended their presence. */
  barred: boolean;
  /** An admin has taken their name. */
  nameTaken: boolean;
}

/** How everybody begins. */
export const NEW_PERSON: PersonState = {
  visibility: 'name',
  inCourses: [],
  listed: { ceiling: null },
  barred: false,
  nameTaken: false,
};

/** Who is in all rooms all the time, and therefore in every roster. */
export const WATCHER = 'Wanda';

/** What others see in place of a name that was taken. */
export const NAMELESS = 'Learner';

/** Whether they may be in a room. */
export function mayEnter(person: PersonState, room: Room): boolean {
  return !person.barred && (!isOfCourse(room, LISTED_COURSE) || person.listed !== null);
}

/** How much others see of them there. */
export function levelIn({ visibility, inCourses, listed }: PersonState, room: Room): Visibility {
  const chosen = inCourses.find((each) => isOfCourse(each, room))?.visibility ?? visibility;
  const ceiling = isOfCourse(room, LISTED_COURSE) ? listed?.ceiling : null;
  return ceiling ? leastOf(chosen, ceiling) : chosen;
}

/** What others see them called there; `null`: they see no name. */
export function nameIn(name: string, person: PersonState, room: Room): string | null {
  const full = person.nameTaken ? NAMELESS : name;
  switch (levelIn(person, room)) {
    case 'name':
      return full;
    case 'first-name':
      return full.split(' ')[0] ?? full;
    default:
      return null;
  }
}
