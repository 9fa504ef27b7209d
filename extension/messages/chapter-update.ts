import * as v from 'valibot';
import { People } from './chapter-view.ts';
import { CONNECTIONS } from './connection.ts';
import { Room } from './room.ts';

/** What the worker tells a course page, whole, whenever any of it changes. */
export const ChapterUpdate = v.object({
  /** The chapter that it is about. */
  room: Room,
  connection: v.picklist(CONNECTIONS),
  selfId: v.nullable(v.string()),
  /** `null` while the worker does not know: it has just started, or it has never been connected. */
  people: v.nullable(People),
  /** Whether the learner appears offline: they see others, and are not in `people`. */
  appearsOffline: v.boolean(),
  /** Whether the learner wants to be told who joins. */
  joinToasts: v.boolean(),
});
export type ChapterUpdate = v.InferOutput<typeof ChapterUpdate>;
