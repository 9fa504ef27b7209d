import * as v from 'valibot';
import type { CrowdCount } from '../../server/contract/crowd.ts';
import type { Member } from '../../server/contract/member.ts';
import { USER_GONE, UserGone } from '../../server/contract/presence.ts';
import { serverClock } from '../server/server-clock.ts';
import {
  JOIN_TOLD_MS,
  LEAVE_GRACE_MS,
  OUTAGE_GRACE_MS,
  RETURN_WINDOW_MS,
} from '../timing/join-timings.ts';
import { createAway } from './away.ts';
import { createPublishedCount } from './crowd-count.ts';
import type { CrowdListener } from './crowd-places.ts';
import { createKeptRoster } from './kept-roster.ts';
import { createOverdue } from './overdue.ts';
import {
  EMPTY_ROSTER,
  membersOf,
  type RosterMember,
  withEnded,
  withFaces,
  withJoined,
  withLeft,
  without,
  withSnapshot,
} from './roster.ts';

/** A member, and whether they look at something else right now. */
export interface PresentMember extends RosterMember {
  away: boolean;
}

/** The roster of one channel as it changes, with the graces of those who leave. */
export interface ChapterPresence extends CrowdListener {
  /** The server has authorised the channel, and says how many are there where it is a crowd. */
  authorised(count: CrowdCount | null): void;
  /** With that it says who is away there: true with the snapshot that follows. */
  toldAway(ids: readonly string[]): void;
  /** Whether a snapshot has come yet. */
  known(): boolean;
  /** Whether the server refuses this learner here. */
  isRefused(): boolean;
  /** Whether a new snapshot should have come, and has not: whom it has may not be here any more. */
  isOverdue(): boolean;
  /** The connection that told who is here is lost. */
  lost(): void;
  /** Whether it is, and no other has told yet: some may have come and gone since. */
  isStale(): boolean;
  /** The learner's own id here; `null`: they are not on the channel. */
  selfId(): string | null;
  /** Whether the learner is only counted here, or may be: it is not known yet. */
  isOnlyCounted(): boolean;
  /** Everyone to show, `selfId` first: who is only counted has no name. */
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
 * @param options.returnEnds until when others may be about to come back after an outage (ms by
 * `performance.now()`; `Infinity` while it lasts)
 * @param options.laterReturn ms that they may take longer for it than few would
 * @param options.isPartial whether some of them are known to be missing still
 */
export function createChapterPresence(options: {
  onChange(): void;
  returnEnds(): number;
  laterReturn(): number;
  isPartial(): boolean;
}): ChapterPresence {
  const { onChange, returnEnds, laterReturn, isPartial } = options;
  const away = createAway();
  const overdue = createOverdue(onChange);
  const roster = createKeptRoster(onChange, returnEnds);
  let known = false;
  let stale = false;
  /** Until then who comes may have been here before the first snapshot, where others were missing still. */
  let firstUntil = 0;
  let refused = false;
  let isBeside = false;
  /** Who comes until then may have been here under another id; not who began their visit since, by the server's clock. */
  let changed = { until: 0, serverTime: 0 };
  let unnamed = 0;
  let ownId: string | null = null;
  const published = createPublishedCount();
  /** What the server said with the authorisation: true with the snapshot that follows. */
  let granted: CrowdCount | null | undefined;
  let toldAway: string[] = [];
  /** Who was away before the channel was asked for may be active now. */
  let isAwayOld = true;

  function seen({ since = Infinity, ...person }: Member): RosterMember {
    // Asked only now: this channel may have been joined sooner than the one that tells.
    const partialUntil = isPartial() ? firstUntil : 0;
    const until = Math.max(partialUntil, roster.rememberedUntil(person.id));
    const now = performance.now();
    const isOther = now < changed.until && (since === Infinity || since < changed.serverTime);
    const goesOn = since < serverClock.now() - JOIN_TOLD_MS;
    return { ...person, returned: goesOn || isOther || now < until };
  }

  return {
    awaiting() {
      overdue.begin();
      isAwayOld = true;
    },
    snapshot(read, count, awayIds, self = null) {
      overdue.end();
      const members = read();
      const now = performance.now();
      const isReturn = now < returnEnds();
      const grace = isReturn ? OUTAGE_GRACE_MS + laterReturn() : LEAVE_GRACE_MS;
      unnamed = Math.max(0, count - members.length);
      if (granted !== undefined) published.answer(granted);
      granted = undefined;
      const here = members.map(seen);
      if (!known) firstUntil = returnEnds();
      known = true;
      stale = false;
      refused = false;
      isBeside = false;
      // Whoever is seen otherwise than before has another id: they are not to be shown twice meanwhile.
      const before = ownId === self ? roster.current() : without(roster.current(), ownId);
      ownId = self;
      away.learn(awayIds ?? toldAway, isAwayOld);
      isAwayOld = false;
      toldAway = [];
      roster.set(withSnapshot(before, here, now, grace));
    },
    joined: (member) => roster.join(seen(member())),
    left: (id) => roster.set(withLeft(roster.current(), id(), performance.now())),
    refused() {
      overdue.end();
      refused = true;
      // Who was here is not theirs to see any more.
      known = false;
      roster.set(EMPTY_ROSTER);
    },
    authorised(count) {
      granted = count;
    },
    toldAway(ids) {
      toldAway.push(...ids);
    },
    moved({ selfId, last }) {
      overdue.end();
      known = true;
      stale = false;
      refused = false;
      ownId = selfId;
      // Of who leaves from there nobody hears but by a number.
      isBeside = true;
      unnamed = 0;
      roster.forgetLeavers();
      published.answer(last);
      // At once: of who was on the channel nobody tells any more whether they still are.
      const self = { id: selfId, name: '', imageUrl: null, returned: true };
      roster.set(withJoined(EMPTY_ROSTER, self));
    },
    hasRoom: () => published.current()?.rejoin ?? true,
    known: () => known,
    isRefused: () => refused,
    isOverdue: overdue.is,
    lost() {
      overdue.end(); // of the next connection it is asked for anew
      stale = true;
    },
    isStale: () => stale,
    selfId: () => ownId,
    isOnlyCounted: () =>
      !known || (ownId !== null && !isBeside && !roster.current().get(ownId)?.member.name),
    event(name, data) {
      // Who is seen otherwise from now on comes back under another id, and has not joined.
      if (name === USER_GONE) {
        const now = performance.now();
        const gone = v.safeParse(UserGone, data);
        const { userId = '', at: serverTime = serverClock.now() } = gone.success ? gone.output : {};
        changed = { until: now + RETURN_WINDOW_MS, serverTime };
        roster.set(withEnded(roster.current(), userId, now));
      }
      if (away.event(name, data) || published.event(name, data)) onChange();
    },
    members: (selfId) =>
      withFaces(membersOf(roster.current(), selfId), published.current()?.faces ?? [], selfId).map(
        (member) => ({
          ...member,
          away: away.has(member.id),
        }),
      ),
    count: () => published.current()?.count ?? roster.current().size + unnamed,
    clear() {
      published.answer(null);
      known = false;
      refused = false;
      overdue.end();
      roster.set(EMPTY_ROSTER);
      roster.forgetLeavers();
    },
    close() {
      overdue.end();
      roster.close();
    },
  };
}
