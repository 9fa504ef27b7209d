import type { Member } from '../../server/contract/member.ts';
import { createAway } from './away.ts';
import type { ChannelListener } from './connection.ts';
import {
  EMPTY_ROSTER,
  GRACE,
  membersOf,
  nextDeparture,
  RETURN,
  type Roster,
  settled,
  withJoined,
  withLeft,
  withSnapshot,
} from './roster.ts';

/** A member, and whether they look at something else right now. */
export interface PresentMember extends Member {
  away: boolean;
}

/** The roster of one channel as it changes, with the graces of those who leave. */
export interface ChapterPresence extends ChannelListener {
  /** Whether a snapshot has come yet. */
  known(): boolean;
  /** Whether the server refuses this learner here. */
  isRefused(): boolean;
  /** Everyone to show, `selfId` first. */
  members(selfId: string | null): PresentMember[];
  /** How many there are, oneself included. */
  count(): number;
  /** Forgets everyone. */
  clear(): void;
  /** Ends the timers. */
  close(): void;
}

/**
 * @param options.onChange called whenever there is something new to show
 * @param options.awayOn asks the server who is away here
 */
export function createChapterPresence(options: {
  onChange(): void;
  awayOn(): Promise<string[]>;
}): ChapterPresence {
  const { onChange, awayOn } = options;
  const away = createAway();
  let roster: Roster = EMPTY_ROSTER;
  let known = false;
  let refused = false;
  let unnamed = 0;
  let departure: ReturnType<typeof setTimeout> | undefined;

  function become(next: Roster): void {
    roster = next;
    clearTimeout(departure);
    const at = nextDeparture(roster);
    if (at !== null)
      departure = setTimeout(
        () => become(settled(roster, performance.now())),
        at - performance.now(),
      );
    onChange();
  }

  return {
    snapshot(members, count, isReturn) {
      known = true;
      refused = false;
      unnamed = Math.max(0, count - members.length);
      become(withSnapshot(roster, members, performance.now(), isReturn ? RETURN : GRACE));
      void away.learn(awayOn()).then(onChange);
    },
    joined: (member) => become(withJoined(roster, member)),
    left: (id) => become(withLeft(roster, id, performance.now())),
    refused() {
      refused = true;
      onChange();
    },
    known: () => known,
    isRefused: () => refused,
    event(name, data) {
      if (away.event(name, data)) onChange();
    },
    members: (selfId) =>
      membersOf(roster, selfId).map((member) => ({ ...member, away: away.has(member.id) })),
    count: () => roster.size + unnamed,
    clear() {
      known = false;
      refused = false;
      become(EMPTY_ROSTER);
    },
    close: () => clearTimeout(departure),
  };
}
