import * as v from 'valibot';

/** A person as others are shown them: with their id apart, the `user_info` of a presence channel. */
export const Person = v.object({
  id: v.string(),
  name: v.string(),
  /** An `https:` picture, or `null`: then initials stand in. */
  imageUrl: v.nullable(v.string()),
});
export type Person = v.InferOutput<typeof Person>;
