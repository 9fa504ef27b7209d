import type { ChapterUpdate } from './chapter-update.ts';
import type { ChapterView } from './chapter-view.ts';
import type { Connection } from './connection.ts';

/**
 * What a page shows after an update. A worker that has just started knows nobody yet: until it does,
 * the page goes on showing whom it knew, so that the end of a worker can't be seen.
 *
 * @param before what the page showed of this chapter, or `null`
 */
export function reduceView(
  before: ChapterView | null,
  { people, ...update }: Omit<ChapterUpdate, 'room'>,
): ChapterView {
  const { connection } = update;
  if (people) return { ...update, ...people };
  if (
    !before ||
    before.members.length === 0 ||
    connection === 'signed-out' ||
    connection === 'unchosen' ||
    connection === 'updating' ||
    connection === 'refused'
  ) {
    return { ...update, members: [], count: 0 };
  }
  const { members, count, selfId } = before;
  return { ...update, selfId, members, count, connection: CONTINUED[connection] ?? connection };
}

/** What a state of a connection means to a page that has seen a live one. */
const CONTINUED: Partial<Record<Connection, Connection>> = {
  connecting: 'live',
  unreachable: 'reconnecting',
};
