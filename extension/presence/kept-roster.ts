import { addLeaver, type RecentLeavers } from './recent-leavers.ts';
import {
  EMPTY_ROSTER,
  nextDeparture,
  type Roster,
  type RosterMember,
  settled,
  withJoined,
} from './roster.ts';

/** A roster as it changes: it lets go of leavers when their grace ends, and remembers them for a while. */
export interface KeptRoster {
  current(): Roster;
  set(next: Roster): void;
  /** Someone joined, or came back within their grace. */
  join(member: RosterMember): void;
  /** Until when somebody is remembered who is shown no longer (ms by `performance.now()`); 0: they are not. */
  rememberedUntil(id: string): number;
  /** Remembers nobody any more. */
  forgetLeavers(): void;
  /** Ends the timer. */
  close(): void;
}

/**
 * Who joins costs the same however many are there: the roster is made anew once somebody looks at it, for all who
 * have come meanwhile.
 *
 * @param onChange called whenever there is something new to show
 * @param returnEnds until when others may be about to come back after an outage
 */
export function createKeptRoster(onChange: () => void, returnEnds: () => number): KeptRoster {
  let roster: Roster = EMPTY_ROSTER;
  let departed: RecentLeavers = new Map();
  let departure: ReturnType<typeof setTimeout> | undefined;
  const arrivals: RosterMember[] = [];

  function take(next: Roster): void {
    departed = addLeaver(departed, roster, next, performance.now(), returnEnds());
    roster = next;
    clearTimeout(departure);
    const at = nextDeparture(roster);
    if (at < Infinity) departure = setTimeout(settle, at - performance.now());
  }

  function current(): Roster {
    if (arrivals.length > 0) take(withJoined(roster, ...arrivals.splice(0)));
    return roster;
  }

  function set(next: Roster): void {
    current(); // who has come and is not in what follows has left again
    take(next);
    onChange();
  }

  function settle(): void {
    // Who left in the moment before a cut was most likely cut off first.
    if (returnEnds() < Infinity) set(settled(current(), performance.now()));
  }

  return {
    current,
    set,
    join(member) {
      arrivals.push(member);
      onChange();
    },
    rememberedUntil: (id) => departed.get(id) ?? 0,
    forgetLeavers() {
      departed = new Map();
    },
    close: () => clearTimeout(departure),
  };
}
