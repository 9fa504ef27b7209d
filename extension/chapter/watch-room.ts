import type { Room } from '../messages/room.ts';
import { isSameRoom } from '../messages/same-room.ts';
import { coalesced } from '../timing/coalesced.ts';
import { createReadElements, sourcesOf } from './element-facts.ts';
import { onArrival, STORM_MS } from './navigation.ts';
import { dueAt, look, seenLate, UNSEEN } from './sighting.ts';
import { siteRules } from './site-rules.ts';

/** Ms between two changes of elements that are followed one by one. */
const CHANGES_MS = 50;
/** Ms until a page whose elements tell something is looked at again: at first, and at the most. */
const FIRST_LOOK_MS = 50;
const LAST_LOOK_MS = 1_000;

/** The room of this page, as it is watched. */
export interface RoomWatch {
  /** The documents in the page's frames are at these addresses. */
  setFrames(urls: string[]): void;
}

/**
 * Calls `changed` with the room that this page is in, whenever that is another one, until `signal` ends.
 */
export function watchRoom(signal: AbortSignal, changed: (room: Room | null) => void): RoomWatch {
  const rules = siteRules();
  const areElementsRead = rules.some((rule) => sourcesOf(rule).length > 0);
  let address = location.href;
  let moves = { count: 0, at: 0 };
  let frames: string[] = [];
  let wait = FIRST_LOOK_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readElements = createReadElements(signal, coalesced(see, CHANGES_MS));
  const isNew = document.readyState === 'loading';
  let sighting = isNew ? UNSEEN : seenLate(readElements(rules), performance.now());

  function noteStep(): void {
    if (address === location.href) return;
    address = location.href;
    moves = { count: moves.count + 1, at: performance.now() };
    wait = FIRST_LOOK_MS;
  }

  function see(): void {
    if (signal.aborted) return;
    noteStep();
    const now = performance.now();
    const facts = { url: address, elements: readElements(rules), frames };
    const { room } = sighting;
    sighting = look(sighting, rules, facts, now, moves);
    moves = { count: 0, at: 0 };
    if (!isSameRoom(sighting.room, room)) changed(sighting.room);
    clearTimeout(timer);
    const due = (dueAt(sighting) ?? Infinity) - now;
    const next = Math.min(due, areElementsRead ? wait : Infinity);
    if (next < Infinity) timer = setTimeout(see, next);
    wait = Math.min(1.25 * wait, LAST_LOOK_MS);
  }

  const follow = coalesced(see, STORM_MS);
  signal.addEventListener('abort', () => clearTimeout(timer));
  onArrival(signal, () => {
    noteStep();
    follow();
  });

  return {
    setFrames(urls) {
      frames = urls;
      see();
    },
  };
}
