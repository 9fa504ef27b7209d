import type { Room } from '../messages/room.ts';

/** Ms of rooms that a tab may be ahead: twenty where nobody touches it. */
const AHEAD_MS = 60_000;
/** Ms that a room counts for. */
const ROOM_MS = 3_000;
/** The same where a real click or key came before: a reader who turns pages fast is not stopped. */
const ROOM_BY_HAND_MS = 500;

/** How many rooms a tab may join: a page’s script can step through all chapters, and its reader is in none of them. */
export interface RoomPace {
  /**
   * Ms until the tab may join another; 0: now, and that one counts.
   *
   * @param byHand whether the learner has just touched the page
   */
  take(byHand: boolean): number;
}

/** @param now ms */
export function createRoomPace(now: () => number): RoomPace {
  /** When all rooms are paid for that were joined. */
  let paidAt = now();
  return {
    take(byHand) {
      const next = Math.max(paidAt, now()) + (byHand ? ROOM_BY_HAND_MS : ROOM_MS);
      const wait = next - now() - AHEAD_MS;
      if (wait > 0) return Math.ceil(wait);
      paidAt = next;
      return 0;
    },
  };
}

/** The pace of a tab, and the room that it entered last: to come back to it is no step. */
export interface TabPace extends RoomPace {
  room: Room | null;
}

export function createTabPace(): TabPace {
  return { ...createRoomPace(() => performance.now()), room: null };
}
