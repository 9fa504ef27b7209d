import * as v from 'valibot';
import type { Jobs } from '../jobs/jobs.ts';
import type { Queue } from '../jobs/queue.ts';

const FollowUp = v.object({
  learnerId: v.string(),
  /** Until when rows count as from before, in ms since the epoch. */
  settledAt: v.number(),
});
/** Looks once more whether anything of an erased learner was written at the same time. */
export type FollowUp = v.InferOutput<typeof FollowUp>;

/** Makes the queue of erasures where there is none yet. */
export function openErasureQueue(jobs: Jobs): Promise<Queue<FollowUp>> {
  return jobs.queue({ name: 'erasure-follow-up', schema: FollowUp, workers: 1 });
}
