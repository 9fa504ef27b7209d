import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import { type AccessDecision, decision, type Place } from './decision.ts';

/** Who may be in which room: whatever lets somebody in, or tells them of others there, asks here. */
export interface Access {
  decide(person: SignedInPerson, place: Place): Promise<AccessDecision>;
  /**
   * The same of somebody who may enter.
   *
   * @throws Problem `not-enrolled`
   */
  enter(person: SignedInPerson, place: Place): Promise<AccessDecision>;
}

/** Decides by the rules of `sites`, and by what is known of the person. */
export function createAccess(sites: readonly SiteRule[]): Access {
  async function decide(person: SignedInPerson, place: Place): Promise<AccessDecision> {
    return decision(person, place, sites);
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
