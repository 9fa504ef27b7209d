import type { CrowdCount } from '../contract/crowd.ts';

/** Of the limit, below which a crowd ends: not at the limit, where it would begin and end with each who comes and goes. */
const ENDS_BELOW = 0.8;
/** Of the limit, from which a room may be a crowd soon. */
export const NEARLY_FROM = 0.5;

/** Ms between two looks where a room is a crowd, or may be one soon: with them a count is right within 5 s. */
const TICK_MS = 3_500;
/** Ms between two looks while people join a presence channel again: browsers spread that over a second. */
const REJOIN_TICK_MS = 1_500;
/** Ms between two looks else: some 2,900 calls a day. */
const SLOW_TICK_MS = 30_000;

/** Ms after a count in which it is not told more exactly. */
const EXACT_AFTER_MS = 30_000;
/** Ms after which a count is published again though nothing is new: cache channels forget after 30 min. */
const REPEAT_MS = 25 * 60_000;

/** How it stands with a room that is a crowd. */
export type CrowdState = Pick<CrowdCount, 'crowd' | 'rejoin'>;

/** Who is in a room, or on the platform. */
export interface RoomPeople {
  /** Members of the presence channel. */
  members: number;
  /** People who are heard of beside it. */
  beside: number;
  /** All of them, each once. */
  people: number;
}

/** No crowd: the presence channel tells all. */
export const NO_CROWD: CrowdState = { crowd: false, rejoin: false };

/**
 * What becomes of a room. A crowd begins where the presence channel is full, or somebody is beside it. With
 * fewer than four fifths of the limit all are to join it again; it is over when nobody is beside it any more,
 * so that on the way the count stays right.
 *
 * @param limit members that a presence channel holds
 */
export function crowdAfter(before: CrowdState, room: RoomPeople, limit: number): CrowdState {
  const { members, beside, people } = room;
  if (!before.crowd && members < limit && beside === 0) return NO_CROWD;
  const hasRoom = people < ENDS_BELOW * limit || (before.rejoin && people < limit);
  if (hasRoom && beside === 0) return NO_CROWD;
  return { crowd: true, rejoin: hasRoom };
}

/** How far a count may be off and still be right: exact up to the limit, half of what two digits tell above. */
export function tolerance(count: number, limit: number): number {
  return count <= limit ? 0 : 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1) / 2;
}

/**
 * Whether a count is to be published: where the last is not right any more, somebody else is to be seen, or the
 * crowd begins or ends; once it stays the same also where it only differs; and from time to time.
 *
 * @param before the last that was published; `null`: none
 * @param since.age of that, in ms
 * @param since.isSteady whether at the last look the same people were there
 */
export function isNews(
  before: Omit<CrowdCount, 'seq'> | null,
  next: Omit<CrowdCount, 'seq'>,
  { age, isSteady, limit }: { age: number; isSteady: boolean; limit: number },
): boolean {
  if (!before) return next.crowd;
  const looks = ({ crowd, rejoin, faces }: Omit<CrowdCount, 'seq'>) =>
    JSON.stringify([crowd, rejoin, faces]);
  if (looks(before) !== looks(next)) return true;
  const difference = Math.abs(before.count - next.count);
  if (difference > 0 && difference >= tolerance(next.count, limit)) return true;
  if (difference > 0 && isSteady && age >= EXACT_AFTER_MS) return true;
  return next.crowd && age >= REPEAT_MS;
}

/**
 * Ms until the next look.
 *
 * @param most members of the presence channel that has most of them
 * @param crowds how it stands with the rooms that are one, or may be soon
 */
export function untilNextLook(
  most: number,
  crowds: readonly Pick<CrowdState, 'rejoin'>[],
  limit: number,
): number {
  if (crowds.some(({ rejoin }) => rejoin)) return REJOIN_TICK_MS;
  return crowds.length > 0 || most >= NEARLY_FROM * limit ? TICK_MS : SLOW_TICK_MS;
}
