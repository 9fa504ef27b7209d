import type { Person } from '../contract/person.ts';
import type { Metadata } from './metadata.ts';

/** Who makes a request, as their session token tells. */
export interface SignedInPerson extends Omit<Person, 'role'> {
  role: Metadata['role'];
  /** Ids of the courses that they teach; only an instructor's count. */
  courses: string[];
}
