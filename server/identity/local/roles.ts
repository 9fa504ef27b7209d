import type { Metadata } from '../metadata.ts';

/** Who is more than a learner under the local identity, by display name. */
export interface LocalRoles {
  admins: string[];
  instructors: { name: string; courses: string[] }[];
}

/**
 * What `displayName` may do. The case of a name makes no difference, as it makes none to who someone
 * is.
 */
export function localRole({ admins, instructors }: LocalRoles, displayName: string): Metadata {
  const isIt = (name: string) => name.toLowerCase() === displayName.toLowerCase();
  if (admins.some(isIt)) return { role: 'admin', courses: [] };
  const instructor = instructors.find(({ name }) => isIt(name));
  if (instructor) return { role: 'instructor', courses: instructor.courses };
  return { role: 'learner', courses: [] };
}

/** Whether a name has a role at all, and with it needs the role secret. */
export function hasRole(roles: LocalRoles, displayName: string): boolean {
  return localRole(roles, displayName).role !== 'learner';
}

/** Reads `LOCAL_ADMINS`: display names, separated by commas. */
export function readAdmins(list: string): string[] {
  return entriesOf(list);
}

/** Reads `LOCAL_INSTRUCTORS`: `name: course course, name: course`. */
export function readInstructors(list: string): LocalRoles['instructors'] {
  return entriesOf(list).map((entry) => {
    const [name = '', courses = ''] = entry.split(/:(.*)/s);
    return { name: name.trim(), courses: courses.split(/\s+/).filter(Boolean) };
  });
}

function entriesOf(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
}
