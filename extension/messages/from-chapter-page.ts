import * as v from 'valibot';
import { Room } from './room.ts';

/** What a course page tells the worker. */
export const FromChapterPage = v.variant('type', [
  /** The page shows this chapter now. */
  v.object({ type: v.literal('viewing'), room: Room }),
  /** The page shows no chapter any more. */
  v.object({ type: v.literal('elsewhere') }),
  /** Whether the page is looked at, visible with input lately, and whether it can be seen at all. */
  v.object({ type: v.literal('activity'), active: v.boolean(), visible: v.boolean() }),
  /** The browser has lost its network, or has one again. */
  v.object({ type: v.literal('network'), online: v.boolean() }),
  /** The list of names is opened, and the page is still without what draws it. */
  v.object({ type: v.literal('list') }),
  /** The learner asked to sign in, or to choose what others see of them. */
  v.object({ type: v.literal('sign-in') }),
]);
export type FromChapterPage = v.InferOutput<typeof FromChapterPage>;
