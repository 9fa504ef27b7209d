import * as v from 'valibot';

/** What marks a person where others see them: they teach the course. Who learns has no mark. */
export const INSTRUCTOR = 'instructor';

/** A person as others are shown them: with their id apart, the `user_info` of a presence channel. */
export const Person = v.object({
  id: v.string(),
  name: v.string(),
  /** An `https:` picture, or `null`: then initials stand in. */
  imageUrl: v.nullable(v.string()),
  role: v.exactOptional(v.literal(INSTRUCTOR)),
});
export type Person = v.InferOutput<typeof Person>;
