import * as v from 'valibot';

/** How the popup asks to sign in. A build's identity takes the ones that its own form makes. */
export const SignInRequest = v.variant('by', [
  /** Local identity: under a name picked here. */
  v.object({ by: v.literal('display-name'), displayName: v.string() }),
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

/** How one step of it went. */
export const SignInOutcome = v.object({
  /** A sentence for the learner; `null` where all is well. */
  error: v.nullable(v.string()),
  /** The field that it is about; none where it is about all of it. */
  field: v.exactOptional(v.picklist(['email', 'password', 'code'])),
});
export type SignInOutcome = v.InferOutput<typeof SignInOutcome>;

/** Where a sign-in stands that takes more than one step. The worker keeps it, whatever the popup does. */
export const SignInStage = v.variant('stage', [
  /** A code is on its way to this address, which is shown in part. */
  v.object({ stage: v.literal('code'), sentTo: v.string() }),
  /** The rest of it is for the course site. */
  v.object({ stage: v.literal('site'), why: v.string() }),
]);
export type SignInStage = v.InferOutput<typeof SignInStage>;
