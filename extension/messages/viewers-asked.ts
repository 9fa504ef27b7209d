import * as v from 'valibot';

/**
 * Sent by a chapter page whose list is open, where more people are there than it was told of: answered with a
 * page of them (`ViewersPage` of the server's contract), or `null` where there is none to be had now.
 */
export const ViewersAsked = v.object({
  type: v.literal('viewers'),
  search: v.string(),
  /** `next` of the page before; '': the first. */
  after: v.string(),
});
export type ViewersAsked = v.InferOutput<typeof ViewersAsked>;
