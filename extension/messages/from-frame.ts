import * as v from 'valibot';

/** What a frame of a chapter page tells the worker: it is at this address now. */
export const FromFrame = v.object({
  type: v.literal('at'),
  url: v.pipe(v.string(), v.maxLength(1_000)),
});
export type FromFrame = v.InferOutput<typeof FromFrame>;
