import type { Person } from '../contract/person.ts';
import type { Metadata } from './metadata.ts';

/** Who makes a request, as their session token tells. */
export interface SignedInPerson extends Omit<Person, 'role'> {
  role: Metadata['role'];
  /** What they are called by who does not see their full name, where their token says it. */
  givenName?: string;
  /** The courses that they are on, and that an instructor teaches, as the operator writes them. */
  courses: string[];
}
