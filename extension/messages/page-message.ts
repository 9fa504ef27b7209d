import * as v from 'valibot';

/** Sent by the worker to a page whose learner is looking at what a notification leads to. */
export const PageMessage = v.object({
  type: v.literal('page-message'),
  /** Epoch ms. After that it is shown elsewhere: the page took too long. */
  until: v.number(),
  /** Of two with one tag the later takes the place of the earlier. */
  tag: v.string(),
  title: v.string(),
  body: v.string(),
  /** Absolute addresses, on a course site or the server. */
  actions: v.array(v.object({ title: v.string(), url: v.string() })),
});
export type PageMessage = v.InferOutput<typeof PageMessage>;
