import { KEYED_ID } from './keyed-id.ts';
import type { RoomId, Seen } from './room-id.ts';

/** Ids that are remembered; the others are computed anew. */
const CAPACITY = 50_000;

/** A learner behind an id on a room's channel. */
export interface MemberBehind {
  learnerId: string;
  seen: Seen;
  /** What they are called there; `null`: not known, or nothing. */
  firstName: string | null;
}

/** Who stands behind ids of rooms, which nobody but the server can tell. */
export interface MembersBehind {
  /** Notes for whom an id was signed in this process. */
  note(id: string, member: MemberBehind): void;
  /** Who stands behind `ids` on a channel, by id; who can't be told is left out. */
  of(channel: string, ids: readonly string[]): Promise<Map<string, MemberBehind>>;
  /** The learners behind `ids` on a channel, each once. */
  learners(channel: string, ids: readonly string[]): Promise<string[]>;
}

/**
 * Remembers whom this process signed in, and computes the ids of the others anew.
 *
 * @param recentVisitors learners who were in a channel's room within the last day
 */
export function createMembersBehind(
  roomId: RoomId,
  recentVisitors: (channel: string) => Promise<string[]>,
): MembersBehind {
  const noted = new Map<string, MemberBehind>();

  async function computed(channel: string): Promise<Map<string, MemberBehind>> {
    const learnerIds = await recentVisitors(channel);
    const behind = (learnerId: string, seen: Seen) =>
      [roomId(channel, learnerId, seen), { learnerId, seen, firstName: null }] as const;
    return new Map(learnerIds.flatMap((id) => [behind(id, 'first-name'), behind(id, 'counted')]));
  }

  async function of(channel: string, ids: readonly string[]): Promise<Map<string, MemberBehind>> {
    const isUnknown = ids.some((id) => KEYED_ID.test(id) && !noted.has(id));
    const others = isUnknown ? await computed(channel) : new Map<string, MemberBehind>();
    return new Map(
      ids.map((id) => {
        const account: MemberBehind = { learnerId: id, seen: 'name', firstName: null };
        return [id, noted.get(id) ?? others.get(id) ?? account];
      }),
    );
  }

  return {
    note(id, member) {
      noted.delete(id);
      noted.set(id, member);
      const [oldest] = noted.keys();
      if (noted.size > CAPACITY && oldest !== undefined) noted.delete(oldest);
    },
    of,
    async learners(channel, ids) {
      const behind = await of(channel, ids);
      return [...new Set(Array.from(behind.values(), ({ learnerId }) => learnerId))];
    },
  };
}
