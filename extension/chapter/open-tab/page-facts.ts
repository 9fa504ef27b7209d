import * as v from 'valibot';

/** What is read of a page for its learner. It comes out of the page's process, and is bounded there. */
export const PageFacts = v.object({
  url: v.string(),
  title: v.string(),
  elements: v.record(v.string(), v.string()),
  /** Addresses that its frames are at, as far as they can be seen. */
  frames: v.array(v.string()),
});
export type PageFacts = v.InferOutput<typeof PageFacts>;
