import type { Person } from '../../server/contract/person.ts';

/**
 * Ms that a person who left is still shown. Covers a connection that drops and comes back, which
 * takes pusher-js a little over a second. With the linger of the leaver's browser it stays within 5 s.
 */
export const GRACE = 2_500;

/**
 * Ms that a person is still shown whom the first snapshot of a new connection lacks: after a restart
 * of the server all come back one by one, spread over some seconds.
 */
export const RETURN = 5_000;

/** A member as a roster has them. */
export interface RosterMember extends Person {
  /** They were here a moment ago, or may have been: nobody is to be told that they joined. */
  returned: boolean;
}

interface Entry {
  member: RosterMember;
  /** When they are to go (ms on a clock that is never set), or `null` while they are here. */
  goesAt: number | null;
}

/** Who is on a channel, in the order they came; leavers are kept for the grace. */
export type Roster = ReadonlyMap<string, Entry>;

/** Nobody, or nobody known yet. */
export const EMPTY_ROSTER: Roster = new Map();

/**
 * A new snapshot is the truth: who it lacks has left, who it has is here.
 *
 * @param grace ms that who it lacks is still shown; after an outage also who left just before it
 */
export function withSnapshot(
  roster: Roster,
  members: readonly RosterMember[],
  now: number,
  grace: number = GRACE,
): Roster {
  const here = new Map(members.map((member) => [member.id, member]));
  const next = new Map<string, Entry>();
  for (const [id, entry] of roster) {
    const member = here.get(id);
    if (member) next.set(id, { member, goesAt: null });
    else next.set(id, { ...entry, goesAt: (grace > GRACE ? null : entry.goesAt) ?? now + grace });
  }
  for (const [id, member] of here) if (!next.has(id)) next.set(id, { member, goesAt: null });
  return next;
}

/** Someone joined, or came back within their grace. */
export function withJoined(roster: Roster, member: RosterMember): Roster {
  return new Map(roster).set(member.id, { member, goesAt: null });
}

/** Someone left: their grace begins. */
export function withLeft(roster: Roster, id: string, now: number): Roster {
  const entry = roster.get(id);
  if (!entry || entry.goesAt !== null) return roster;
  return new Map(roster).set(id, { ...entry, goesAt: now + GRACE });
}

/** Lets go of everyone whose grace has ended. */
export function settled(roster: Roster, now: number): Roster {
  const staying = [...roster].filter(([, { goesAt }]) => goesAt === null || goesAt > now);
  return staying.length === roster.size ? roster : new Map(staying);
}

/** When the next grace ends (ms on that clock), or `Infinity` while nobody is leaving. */
export function nextDeparture(roster: Roster): number {
  return Math.min(...Array.from(roster.values(), ({ goesAt }) => goesAt ?? Infinity));
}

/** Everyone to show: `selfId` first, then in the order they came. */
export function membersOf(roster: Roster, selfId: string | null): RosterMember[] {
  const members = Array.from(roster.values(), ({ member }) => member);
  const self = members.filter(({ id }) => id === selfId);
  return [...self, ...members.filter(({ id }) => id !== selfId)];
}
