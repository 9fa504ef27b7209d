import * as v from 'valibot';
import { Visibility } from '../../server/contract/visibility.ts';

/** How the popup asks to sign in. A build's identity takes the ones that its own form makes. */
export const SignInRequest = v.variant('by', [
  /** Local identity: under a name picked here; a name that has a role needs the server's role secret. */
  v.object({
    by: v.literal('display-name'),
    displayName: v.string(),
    secret: v.exactOptional(v.string()),
    /** What others are to see; none: as it is, or what it is for who does not choose. */
    visibility: v.exactOptional(Visibility),
  }),
  /** Clerk: in one step. */
  v.object({ by: v.literal('password'), email: v.string(), password: v.string() }),
  /** Clerk: have a code sent, or another one … */
  v.object({ by: v.literal('email'), email: v.string() }),
  v.object({ by: v.literal('another-code') }),
  /** … and type it in. */
  v.object({ by: v.literal('code'), code: v.string() }),
  /** Clerk: leave what was begun. */
  v.object({ by: v.literal('starting-over') }),
]);
export type SignInRequest = v.InferOutput<typeof SignInRequest>;
