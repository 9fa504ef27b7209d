import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import { type AccessDecision, decision, type Place } from './decision.ts';
import type { Enrolments } from './enrolments.ts';

/** Who may be in which room: whatever lets somebody in, or tells them of others there, asks here. */
export interface Access {
  /** @throws Problem `database-unavailable` where that can't be told */
  decide(person: SignedInPerson, place: Place): Promise<AccessDecision>;
  /**
   * The same of somebody who may enter.
   *
   * @throws Problem `not-enrolled`
   */
  enter(person: SignedInPerson, place: Place): Promise<AccessDecision>;
}

/** Decides by the rules of `sites`, what the identity says of the person, and the lists of courses. */
export function createAccess(parts: {
  sites: readonly SiteRule[];
  enrolments: Pick<Enrolments, 'of'>;
  now: () => Date;
}): Access {
  const { sites, enrolments, now } = parts;
  async function decide(person: SignedInPerson, place: Place): Promise<AccessDecision> {
    const known = { enrolments: await enrolments.of(person.id), now: now() };
    return decision(person, place, sites, known);
  }
  return {
    decide,
    async enter(person, place) {
      const decided = await decide(person, place);
      if (!decided.enter) throw new Problem('not-enrolled', requestWords.notEnrolled);
      return decided;
    },
  };
}
