import { performance } from 'node:perf_hooks';
import type { ChapterUpdate } from '../../extension/messages/chapter-update.ts';
import { createChapterPresence } from '../../extension/presence/chapter-presence.ts';
import { standingOn } from '../../extension/presence/chapter-standing.ts';
import type { Member } from '../../server/contract/member.ts';

const ROOM = { site: 'demo', course: 'demo', chapter: '1' };

/** What a worker does in a room into which many come. */
export interface Filling {
  /** What it tells its page, each `everyMs`. */
  updates: ChapterUpdate[];
  /** Of one thread's time, while that lasted. */
  load: number;
}

/**
 * Has the extension's own roster of `people` take in those who join, and makes of it what pages are told.
 *
 * @param joins how many come, in all
 * @param perUpdate how many of them between two updates
 * @param everyMs ms between two updates
 */
export function fillRoom(
  people: number,
  joins: number,
  perUpdate: number,
  everyMs: number,
): Filling {
  const roster = createChapterPresence({
    onChange: () => undefined,
    returnEnds: () => 0,
    laterReturn: () => 0,
    isPartial: () => false,
  });
  const members = Array.from({ length: people }, (_, at) => member(at));
  roster.snapshot(() => members, people, [], member(0).id);
  const updates: ChapterUpdate[] = [];
  const from = performance.now();
  for (let joined = 0; joined < joins; joined += perUpdate) {
    for (let one = 0; one < perUpdate; one += 1) roster.joined(() => member(people + joined + one));
    const standing = standingOn(roster, member(0), 'live', false);
    const update = { room: ROOM, ...standing, joinToasts: true };
    // As the worker tells whether there is something new.
    if (JSON.stringify(update).length > 0) updates.push(update);
  }
  const took = performance.now() - from;
  roster.close();
  return { updates, load: took / (updates.length * everyMs) };
}

function member(number: number): Member {
  const name = `Learner Number ${number}`;
  return { id: `user_${number}`, name, imageUrl: `https://pictures.test/${number}`, since: 0 };
}
