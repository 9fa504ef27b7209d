import * as v from 'valibot';
import { listOf } from './list.ts';
import { visibleText } from './name.ts';
import { MAX_PAGE_ID } from './room-channel.ts';
import { textUpTo } from './text.ts';

/** Characters (code points) of what a course or a chapter is called. */
export const MAX_ROOM_TITLE = 120;
/** UTF-16 units that a page may tell of one. */
export const MAX_TOLD_TITLE = 1_000;
/** Rooms that one request tells titles of. */
export const MAX_TITLED_ROOMS = 5;

const Id = v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty());
const Told = v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_TOLD_TITLE)));

/** What a chapter page calls itself: its own title, and what the elements say that its site’s rule names. */
export const PageTitles = v.object({ page: Told, course: Told, chapter: Told });
export type PageTitles = v.InferOutput<typeof PageTitles>;

/** `titles` of `POST /api/presence/connect`, and of `POST /api/pusher/user-auth` as JSON: what the pages call themselves that a browser shows. */
export const TitledRooms = listOf(
  v.object({ site: Id, course: Id, chapter: Id, titles: PageTitles }),
  MAX_TITLED_ROOMS,
);
export type TitledRooms = v.InferOutput<typeof TitledRooms>;

/** A title as it is shown and compared: one line that shows something, or `null`. */
export function usableTitle(title: string | null | undefined): string | null {
  return visibleText(title ?? '', MAX_ROOM_TITLE) || null;
}
