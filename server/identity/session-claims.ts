import * as v from 'valibot';
import { Metadata } from './metadata.ts';

const Text = v.optional(v.fallback(v.nullable(v.string()), null));

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/**
 * The claims of a session token that matter here. Those up to `aud` are Clerk's own; the others are
 * there where the operator added them, and `null` where the person has none. Tokens of Clerk's JWT
 * templates, which other services are called with, are signed by the same key and have no `sid`.
 *
 * @see https://clerk.com/docs/guides/sessions/session-tokens
 */
export const SessionClaims = v.object({
  sub: Id,
  iss: v.string(),
  /** Seconds since the epoch. */
  iat: v.number(),
  exp: v.number(),
  /** Origin that the token was made for. */
  azp: v.string(),
  /** The session. */
  sid: Id,
  /** Version of the claims; the first, which Clerk calls deprecated, has none. */
  v: v.optional(v.number(), 1),
  /**
   * `pending` while something is left to do before the session counts, such as a second factor. Only
   * the first version leaves it out.
   */
  sts: v.optional(v.string()),
  /** Minutes since the person proved who they are, by a first and by a second factor; -1: never. */
  fva: v.optional(v.fallback(v.nullable(v.tuple([v.number(), v.number()])), null)),
  name: Text,
  given_name: Text,
  picture: Text,
  metadata: v.optional(Metadata),
});
export type SessionClaims = v.InferOutput<typeof SessionClaims>;
