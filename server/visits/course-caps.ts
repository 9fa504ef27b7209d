import type { Room } from '../contract/room-channel.ts';
import { idHash } from '../rooms/id-hash.ts';
import { roomKey } from '../rooms/room-key.ts';

const DAY_MS = 24 * 3_600_000;
/** Courses, and rooms of them, in which one learner is noted on one day: a page can call itself any chapter. */
const MAX_COURSES = 50;
const MAX_ROOMS = 500;
/** Learners of whom that is known: the latest. */
const MAX_LEARNERS = 10_000;

interface Day {
  day: number;
  courses: Set<string>;
  rooms: Set<string>;
}

/** How many courses and rooms of a day one learner's visits are noted of, in this process. */
export interface CourseCaps {
  /** Whether a visit may be noted: it is of a room that counts already, or of one for which there is room. */
  allows(learnerId: string, room: Room): boolean;
}

/** @param now the days of which are counted, by UTC */
export function createCourseCaps(now: () => Date): CourseCaps {
  const days = new Map<string, Day>();

  function today(learnerId: string): Day {
    const day = Math.floor(+now() / DAY_MS);
    const known = days.get(learnerId);
    if (known?.day === day) return known;
    const next = { day, courses: new Set<string>(), rooms: new Set<string>() };
    days.delete(learnerId);
    days.set(learnerId, next);
    const [first] = days.keys();
    if (days.size > MAX_LEARNERS && first !== undefined) days.delete(first);
    return next;
  }

  return {
    allows(learnerId, room) {
      const { courses, rooms } = today(learnerId);
      // Short, however long the ids.
      const course = shortHash(`${room.site} ${room.course}`);
      const key = shortHash(roomKey(room));
      if (rooms.has(key)) return true;
      if (rooms.size >= MAX_ROOMS) return false;
      if (!courses.has(course) && courses.size >= MAX_COURSES) return false;
      courses.add(course);
      rooms.add(key);
      return true;
    },
  };
}

function shortHash(text: string): string {
  return idHash(text).slice(0, 16);
}
