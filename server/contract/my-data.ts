import * as v from 'valibot';

/** The answer to `DELETE /api/me`. */
export const Erased = v.object({
  /** Who keeps the account that the learner signed in with; `null`: it was here, and is erased. */
  accountKeptBy: v.nullable(v.literal('clerk')),
  /** The same in a sentence for the learner. */
  sentence: v.string(),
});
export type Erased = v.InferOutput<typeof Erased>;
