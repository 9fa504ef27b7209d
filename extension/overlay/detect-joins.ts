import type { ChapterView } from '../messages/chapter-view.ts';
import { TOAST_REPEAT_MS, TOAST_RETURN_MS } from '../timing/join-timings.ts';

/** So many people are remembered who have left or were told of; then the oldest are forgotten. */
const MAX_REMEMBERED = 500;

/** What a page remembers of a chapter, to tell who has newly joined it. */
export interface Memory {
  /** Who was here at the last live view. */
  here: ReadonlySet<string>;
  /** Who is not to be told of when they come, and until when (ms by `performance.now()`). */
  quiet: ReadonlyMap<string, number>;
  /** Whether `here` named everybody. */
  complete: boolean;
}

/**
 * Tells who has newly joined with `view`, and what to remember for the next one.
 *
 * Nobody has on the first live view of a chapter; nobody while the connection is not live (what is
 * remembered stays, so that after a reconnect only those count who were not there before the cut);
 * nobody who left less than {@link TOAST_RETURN_MS} ago or was told of less than {@link TOAST_REPEAT_MS}
 * ago, or returns as far as the worker knows; never oneself; nobody where the learner does not want
 * to be told; and nobody where the view names only some of those who are here, since a name that
 * appears may just have moved up.
 *
 * @param memory from the last call; `null` before the first view of a chapter
 * @param now ms by `performance.now()`
 */
export function detectJoins(
  memory: Memory | null,
  view: ChapterView,
  now: number,
): { memory: Memory | null; joined: ChapterView['members'] } {
  if (view.connection === 'signed-out') return { memory: null, joined: [] };
  if (view.connection !== 'live') return { memory, joined: [] };

  const here = new Set(view.members.map((member) => member.id));
  const complete = view.count <= here.size + (view.counted ?? 0);
  if (!memory) return { memory: { here, quiet: new Map(), complete }, joined: [] };

  const quiet = new Map([...memory.quiet].filter(([, until]) => now < until));
  const joined =
    complete && memory.complete && view.joinToasts
      ? view.members.filter(
          ({ id, returned }) =>
            !returned && id !== view.selfId && !memory.here.has(id) && !quiet.has(id),
        )
      : [];
  for (const { id } of joined) quiet.set(id, now + TOAST_REPEAT_MS);
  for (const id of memory.here) {
    if (!here.has(id)) quiet.set(id, Math.max(quiet.get(id) ?? 0, now + TOAST_RETURN_MS));
  }
  const remembered = new Map([...quiet].slice(-MAX_REMEMBERED));
  return { memory: { here, quiet: remembered, complete }, joined };
}
