import type { Person } from '../../server/contract/person.ts';
import { ENDED_GRACE_MS, LEAVE_GRACE_MS } from '../timing/join-timings.ts';

/** A member as a roster has them. */
export interface RosterMember extends Person {
  /** They were here a moment ago, or may have been: nobody is to be told that they joined. */
  returned: boolean;
}

interface Entry {
  member: RosterMember;
  /** When they are to go (ms on a clock that is never set), or `null` while they are here. */
  goesAt: number | null;
  /** The server has ended their presence: they come back under another id, or not at all. */
  isEnded?: true;
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
  grace: number = LEAVE_GRACE_MS,
): Roster {
  const here = new Map(members.map((member) => [member.id, member]));
  const next = new Map<string, Entry>();
  for (const [id, entry] of roster) {
    const member = here.get(id);
    if (member) next.set(id, { member, goesAt: null });
    else
      next.set(id, {
        ...entry,
        goesAt: (grace > LEAVE_GRACE_MS ? null : entry.goesAt) ?? now + grace,
      });
  }
  for (const [id, member] of here) if (!next.has(id)) next.set(id, { member, goesAt: null });
  return next;
}

/**
 * Some joined, or came back within their grace. A newcomer stands for one whose presence the server has ended:
 * most likely it is them, and nobody is to be shown as what they were beside what they are.
 */
export function withJoined(roster: Roster, ...members: RosterMember[]): Roster {
  const next = new Map(roster);
  const ended = new Set<string>();
  for (const [id, { isEnded }] of roster) if (isEnded) ended.add(id);
  for (const member of members) {
    const [gone] = ended;
    if (gone !== undefined && !next.has(member.id)) {
      next.delete(gone);
      ended.delete(gone);
    }
    ended.delete(member.id);
    next.set(member.id, { member, goesAt: null });
  }
  return next;
}

/** Someone left: their grace begins, a short one where only the number changes with them. */
export function withLeft(roster: Roster, id: string, now: number): Roster {
  const entry = roster.get(id);
  if (!entry || entry.goesAt !== null) return roster;
  const grace = entry.member.name ? LEAVE_GRACE_MS : ENDED_GRACE_MS;
  return new Map(roster).set(id, { ...entry, goesAt: now + grace });
}

/** The server has ended somebody's presence: who is seen otherwise from now on is not seen so for long. */
export function withEnded(roster: Roster, id: string, now: number): Roster {
  const entry = roster.get(id);
  if (!entry) return roster;
  return new Map(roster).set(id, { ...entry, goesAt: now + ENDED_GRACE_MS, isEnded: true });
}

/** Nobody has that id any more. */
export function without(roster: Roster, id: string | null): Roster {
  return new Map([...roster].filter(([other]) => other !== id));
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

/** Everyone to show: `selfId` first, then who teaches, then in the order they came. */
export function membersOf(roster: Roster, selfId: string | null): RosterMember[] {
  const members = Array.from(roster.values(), ({ member }) => member);
  const self = members.filter(({ id }) => id === selfId);
  const others = members.filter(({ id }) => id !== selfId);
  return [...self, ...others.filter(({ role }) => role), ...others.filter(({ role }) => !role)];
}

/** Those of a crowd whom all see alike stand before the others, behind oneself, whether a roster has them or not. */
export function withFaces(
  members: readonly RosterMember[],
  faces: readonly Person[],
  selfId: string | null,
): RosterMember[] {
  if (faces.length === 0) return [...members];
  const first = faces.filter(({ id }) => id !== selfId);
  const known = new Map(members.map((member) => [member.id, member]));
  const shown = new Set(first.map(({ id }) => id));
  const self = members.filter(({ id }) => id === selfId);
  const others = members.filter(({ id }) => id !== selfId && !shown.has(id));
  const faced = first.map((face) => known.get(face.id) ?? { ...face, returned: true });
  return [...self, ...faced, ...others];
}
