import type { CrowdCount } from '../contract/crowd.ts';

/** Of the limit, below which a crowd ends: not at the limit, where it would begin and end with each who comes and goes. */
const ENDS_BELOW = 0.8;
/** Of the limit, from which a room may be a crowd soon. */
const NEARLY_FROM = 0.5;

/** Ms between two looks where a room is a crowd, or may be one soon: with them a count is right within 5 s. */
const TICK_MS = 3_500;
/** Ms between two looks while people join a presence channel again: browsers spread that over a second. */
const REJOIN_TICK_MS = 1_500;
/** Ms between two looks else: some 2,900 calls a day. */
const SLOW_TICK_MS = 30_000;

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

/** `count` as people are told it: exact up to the limit, two digits above. */
export function roughly(count: number, limit: number): number {
  if (count <= limit) return count;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.floor(count / unit) * unit;
}

/**
 * Whether a count is to be published: where it looks different, and from time to time.
 *
 * @param before the last that was published; `null`: none
 * @param age of that, in ms
 */
export function isNews(
  before: Omit<CrowdCount, 'seq'> | null,
  next: Omit<CrowdCount, 'seq'>,
  { age, limit }: { age: number; limit: number },
): boolean {
  if (!before) return next.crowd;
  const looks = ({ count, crowd, rejoin, faces }: Omit<CrowdCount, 'seq'>) =>
    JSON.stringify([roughly(count, limit), crowd, rejoin, faces]);
  return looks(before) !== looks(next) || (next.crowd && age >= REPEAT_MS);
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
