import * as v from 'valibot';

/** What the worker tells a page whose chapter is told by its frames, too: where they are. */
export const FramesUpdate = v.object({ frames: v.array(v.string()) });
export type FramesUpdate = v.InferOutput<typeof FramesUpdate>;
