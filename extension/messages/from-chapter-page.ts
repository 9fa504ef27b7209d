import * as v from 'valibot';
import { PageTitles } from '../../server/contract/room-titles.ts';
import { Room } from './room.ts';

/** What a course page tells the worker. */
export const FromChapterPage = v.variant('type', [
  /** The page shows this chapter now; `byHand`: the learner had just touched it. Said again with its titles. */
  v.object({
    type: v.literal('viewing'),
    room: Room,
    byHand: v.exactOptional(v.boolean()),
    titles: v.exactOptional(PageTitles),
  }),
  /** The page shows no chapter any more. */
  v.object({ type: v.literal('elsewhere') }),
  /** Whether the page is looked at, visible with input lately, and whether it can be seen at all. */
  v.object({ type: v.literal('activity'), active: v.boolean(), visible: v.boolean() }),
  /** The browser has lost its network, or has one again. */
  v.object({ type: v.literal('network'), online: v.boolean() }),
  /** There is somebody to be named, and the page is still without what draws that. */
  v.object({ type: v.literal('people') }),
  /** The learner asked to sign in, or to choose what others see of them. */
  v.object({ type: v.literal('sign-in') }),
]);
export type FromChapterPage = v.InferOutput<typeof FromChapterPage>;
