import type { DocumentFacts } from '../../server/contract/sites/document-facts.ts';
import { readChapter, sourceValue } from '../../server/contract/sites/read-chapter.ts';
import type { Page, SiteRule } from '../../server/contract/sites/rule.ts';
import type { Room } from '../messages/room.ts';
import { isSameRoom } from '../messages/same-room.ts';

/** Ms that what a page tells has to follow a step of its address, or of another part of it. */
const SETTLE_MS = 500;
/** Ms after which an address that is rewritten again and again is waited for no longer. */
const MAX_WAIT_MS = 2_000;

type SettledFacts = Pick<DocumentFacts, 'elements' | 'frames'>;
type Reading = ReturnType<typeof readChapter>;

/** What is known of a page that may show another chapter any moment. */
export interface Sighting {
  /** The room that it is in, as far as that is sure. */
  room: Room | null;
  /** What its elements and frames told when that was last sure. */
  settled: SettledFacts;
  /** Its address when it was last looked at. */
  url: string;
  /** Steps since then that elements and frames may still have to follow; to be loaded is one. */
  steps: number;
  /** When the last of them was, or the first change without one (ms); `null`: all is sure. */
  since: number | null;
  /** When that is over in any case (ms). */
  limit: number;
}

/** Changes of a page's address since it was last looked at. */
export interface Moves {
  count: number;
  /** When the last was (ms). */
  at: number;
}

/** A page that was loaded just now. */
export const UNSEEN: Sighting = {
  room: null,
  settled: {},
  url: '',
  steps: 1,
  since: null,
  limit: 0,
};

/**
 * A page that this script came to when it was there already, because a client-side step led to where a
 * chapter may be: what its elements say may be of the page before.
 */
export function seenLate(elements: Record<string, string>, now: number): Sighting {
  return { ...UNSEEN, settled: { elements }, since: now, limit: now + MAX_WAIT_MS };
}

/** When a page has to be looked at again though nothing of it changes (ms), or `null`. */
export function dueAt({ since, limit }: Sighting): number | null {
  return since === null ? null : Math.min(since + SETTLE_MS, limit);
}

/**
 * What is known of a page that shows `facts` at `now` (ms). After a step the address is ahead of the
 * elements, or behind them, and both together may be a room that nobody is in: it is entered when all
 * that tells of it has changed, or has had the time to.
 */
export function look(
  before: Sighting,
  rules: readonly SiteRule[],
  facts: DocumentFacts,
  now: number,
  moves: Moves,
): Sighting {
  const read = readChapter(rules, facts);
  const room = roomOf(read);
  const next = moves.count > 0 ? moved(before, rules, facts, read, moves) : before;
  const due = dueAt(next);
  const sure: Sighting = {
    ...next,
    room,
    // What is missing is still to come, and what is there belongs to it.
    ...(isMissing(read) ? { settled: {}, steps: 1 } : { settled: facts, steps: 0 }),
    since: null,
  };
  if ((due !== null && now >= due) || hasFollowed(next, read, facts)) return sure;
  if (isToldByAddress(read)) return next.since === null ? sure : { ...next, room };
  if (next.since !== null) return next;
  if (isSameRoom(room, next.room)) return sure;
  return { ...next, since: now, limit: now + MAX_WAIT_MS };
}

/** After a change of the address: one that was only rewritten is no step. */
function moved(
  before: Sighting,
  rules: readonly SiteRule[],
  facts: DocumentFacts,
  read: Reading,
  { count, at }: Moves,
): Sighting {
  const next = { ...before, url: facts.url };
  const beforeIt = roomOf(readChapter(rules, { ...facts, url: before.url }));
  const leadsElsewhere = !isSameRoom(beforeIt, roomOf(read));
  if (!leadsElsewhere && !isMissing(read) && !isToldByElements(read)) return next;
  const limit = leadsElsewhere || before.since === null ? at + MAX_WAIT_MS : before.limit;
  return { ...next, steps: before.steps + count, since: at, limit };
}

/** Whether all that tells of the chapter has changed since it was last sure. */
function hasFollowed({ settled, steps }: Sighting, read: Reading, facts: DocumentFacts): boolean {
  if (!('found' in read) || isToldByAddress(read)) return false;
  const { page, rule } = read.found;
  const sources = Object.values(page.read ?? {});
  const changed = sources.filter(
    (source) => sourceValue(source, facts) !== sourceValue(source, settled),
  ).length;
  const isWhole = changed === sources.length;
  if (isWhole && isToldByElements(read) && (steps === 0 || changed === 1)) return true;
  // Without a step of the page a frame goes on by itself; one that is gone may only be loaded anew.
  if (steps === 0) return changed === 0 && !hasFewerFrames(settled, facts);
  return steps === 1 && isWhole && (!rule.frames || hasOtherFrames(settled, facts));
}

/** Whether the address alone says what the page is. */
function isToldByAddress(read: Reading): boolean {
  if ('why' in read) return !isMissing(read);
  return !read.found.page.read && !read.found.rule.frames;
}

/** Whether elements alone say what chapter the page is. */
function isToldByElements(read: Reading): boolean {
  if (!('found' in read) || read.found.rule.frames) return false;
  const { read: sources = {}, course = '{course}', chapter = '{chapter}' }: Page = read.found.page;
  const names = [...(course + chapter).matchAll(/\{(\w+)/g)];
  return names.every(([, name = '']) => Object.hasOwn(sources, name));
}

function isMissing(read: Reading): boolean {
  return 'why' in read && read.why.code === 'no-element';
}

function hasOtherFrames({ frames = [] }: SettledFacts, facts: SettledFacts): boolean {
  return frames.join(' ') !== (facts.frames ?? []).join(' ');
}

function hasFewerFrames({ frames = [] }: SettledFacts, facts: SettledFacts): boolean {
  return frames.length > (facts.frames ?? []).length;
}

function roomOf(read: Reading): Room | null {
  return 'found' in read ? read.found.room : null;
}
