import type { ChapterView } from '../messages/chapter-view.ts';

/** Someone who comes back within this time has not left, as far as others are told. In ms. */
export const GRACE = 5_000;

/** What a page remembers of a chapter, to tell who has newly joined it. */
export interface Memory {
  /** Who was here at the last live view. */
  here: ReadonlySet<string>;
  /** Who has left less than {@link GRACE} ago, and when (ms by `performance.now()`). */
  left: ReadonlyMap<string, number>;
  /** Whether `here` named everybody. */
  complete: boolean;
}

/**
 * Tells who has newly joined with `view`, and what to remember for the next one.
 *
 * Nobody has on the first live view of a chapter; nobody while the connection is not live (what is
 * remembered stays, so that after a reconnect only those count who were not there before the cut);
 * nobody who left less than {@link GRACE} ago, or returns as far as the worker knows; never oneself;
 * nobody where the learner does not want to be told; and nobody where the view names only some of
 * those who are here, since a name that appears may just have moved up.
 *
 * @param memory from the last call; `null` before the first view of a chapter
 * @param now ms by `performance.now()`
 */
export function newlyJoined(
  memory: Memory | null,
  view: ChapterView,
  now: number,
): { memory: Memory | null; joined: ChapterView['members'] } {
  if (view.connection === 'signed-out') return { memory: null, joined: [] };
  if (view.connection !== 'live') return { memory, joined: [] };

  const here = new Set(view.members.map((member) => member.id));
  const complete = view.count <= here.size;
  if (!memory) return { memory: { here, left: new Map(), complete }, joined: [] };

  const left = new Map([...memory.left].filter(([, at]) => now - at < GRACE));
  for (const id of memory.here) if (!here.has(id)) left.set(id, now);

  const joined =
    complete && memory.complete && view.joinToasts
      ? view.members.filter(
          ({ id, returned }) =>
            !returned && id !== view.selfId && !memory.here.has(id) && !left.has(id),
        )
      : [];
  for (const id of here) left.delete(id);
  return { memory: { here, left, complete }, joined };
}
