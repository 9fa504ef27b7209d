import * as v from 'valibot';

/** The field that a problem is about; none where it is about all of it. */
const field = v.exactOptional(v.picklist(['email', 'password', 'code']));

/** How one step of a sign-in went. */
export const SignInOutcome = v.object({
  /** A sentence for the learner; `null` where all is well. */
  error: v.nullable(v.string()),
  field,
  /** What else is wrong, where there are several things. */
  also: v.exactOptional(v.array(v.object({ error: v.string(), field }))),
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
