import type { Person } from '../contract/person.ts';
import type { Metadata } from './metadata.ts';

/** Who makes a request, as their session token tells. */
export interface SignedInPerson extends Omit<Person, 'role'> {
  role: Metadata['role'];
  /** The courses that they teach, as the operator writes them; only an instructor's count. */
  courses: string[];
}
