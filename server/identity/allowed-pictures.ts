import { parsePublicHttpsUrl } from '../contract/public-url.ts';
import { isOfOneOrigin } from '../contract/sites/origins.ts';
import type { Verifier } from './verifier.ts';

/** Where Clerk keeps people's pictures. */
const CLERK_PICTURES = 'https://img.clerk.com';

/**
 * A verifier whose people have pictures of Clerk and of `origins` alone; of others initials are shown.
 * Every reader's browser asks for the picture, and whoever chooses its host learns who is here.
 */
export function withAllowedPictures(verify: Verifier, origins: readonly string[]): Verifier {
  const allowed = [CLERK_PICTURES, ...origins];
  return async (token) => {
    const person = await verify(token);
    const picture = person.imageUrl === null ? null : parsePublicHttpsUrl(person.imageUrl);
    const isAllowed = picture !== null && isOfOneOrigin(picture, allowed);
    return isAllowed ? person : { ...person, imageUrl: null };
  };
}
