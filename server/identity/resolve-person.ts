import { parseMember } from '../contract/member.ts';
import { type Metadata, NO_RIGHTS } from './metadata.ts';
import type { SignedInPerson } from './person.ts';
import type { SessionClaims } from './session-claims.ts';

/** What is known of a person beside their session token. */
export interface Profile {
  name: string | null;
  imageUrl: string | null;
  metadata: Metadata;
}

/** Looks people up where their token does not say enough; `null` where that can't be had now. */
export type Profiles = (userId: string) => Promise<Profile | null>;

/**
 * The person that a session token is for. A claim that is there counts, also when it is empty; only
 * what the operator did not add to the token is looked up.
 *
 * @param profiles `null` where people can't be looked up: then they are nameless learners
 */
export async function resolvePerson(
  claims: SessionClaims,
  profiles: Profiles | null,
): Promise<SignedInPerson> {
  const { sub, name, given_name, picture, metadata } = claims;
  const enough = name !== undefined && picture !== undefined && metadata !== undefined;
  const profile = enough || !profiles ? null : await profiles(sub);
  const shown = parseMember(sub, {
    name: (name === undefined ? profile?.name : name) ?? null,
    imageUrl: (picture === undefined ? profile?.imageUrl : picture) ?? null,
  });
  const { role, courses } = metadata ?? profile?.metadata ?? NO_RIGHTS;
  return {
    id: sub,
    name: shown.name,
    imageUrl: shown.imageUrl,
    role,
    courses,
    ...(given_name && { givenName: given_name }),
  };
}
