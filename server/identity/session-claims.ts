import * as v from 'valibot';
import { Metadata } from './metadata.ts';

const Text = v.optional(v.fallback(v.nullable(v.string()), null));

/**
 * The claims of a session token that matter here. The first four are Clerk's own; the others are
 * there where the operator added them, and `null` where the person has none.
 *
 * @see https://clerk.com/docs/guides/sessions/session-tokens
 */
export const SessionClaims = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  iss: v.string(),
  /** Origin that the token was made for. */
  azp: v.string(),
  /** `pending` while something is left to do before the session counts, such as a second factor. */
  sts: v.optional(v.string(), 'active'),
  name: Text,
  picture: Text,
  metadata: v.optional(Metadata),
});
export type SessionClaims = v.InferOutput<typeof SessionClaims>;
