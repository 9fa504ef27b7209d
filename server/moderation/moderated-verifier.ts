import type { Verifier } from '../identity/verifier.ts';
import type { Moderations } from './moderations.ts';
import { moderated, NOTHING_TAKEN } from './state.ts';

/** A verifier that knows people as others may see them: every part of the server then does. */
export function moderatedVerifier(
  verify: Verifier,
  moderations: Pick<Moderations, 'of'>,
): Verifier {
  return async (token) => {
    const person = await verify(token);
    const taken = await moderations.of(person.id);
    if (taken === NOTHING_TAKEN) return person;
    const { givenName, ...others } = moderated(person, taken);
    return { ...others, ...(givenName !== undefined && !taken.nameTaken && { givenName }) };
  };
}
