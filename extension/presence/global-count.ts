import type { CrowdCount } from '../../server/contract/crowd.ts';
import { createPublishedCount } from './crowd-count.ts';
import type { CrowdListener } from './crowd-places.ts';
import { createOverdue } from './overdue.ts';

/** How many people are active on the platform, from the presence channel that they are on, or a count of all. */
export interface GlobalCount extends CrowdListener {
  /** The server has authorised the channel, and says how many are there where it is a crowd. */
  authorised(count: CrowdCount | null): void;
  /** `null` until known. */
  count(): number | null;
  /** Whether fewer people were there when it was joined than before: others were cut off, too. */
  isPartial(): boolean;
  /** Whether it is known. */
  known(): boolean;
  /** Whether the server refuses this learner here. */
  isRefused(): boolean;
  /** Whether the number may not hold any more: a new one should have come, and has not. */
  isOverdue(): boolean;
  /** The connection that told it is lost. */
  lost(): void;
  clear(): void;
}

/**
 * @param onChange called whenever anything has changed but what `onNumber` tells
 * @param onNumber called for each of those who come and go
 */
export function createGlobalCount(onChange: () => void, onNumber: () => void): GlobalCount {
  let people: number | null = null;
  let partial = false;
  let refused = false;
  const overdue = createOverdue(onChange);
  const published = createPublishedCount();
  /** What the server said with the authorisation: true with the snapshot that follows. */
  let granted: CrowdCount | null | undefined;

  function clear(): void {
    published.answer(null);
    overdue.end();
    refused = false;
    people = null;
    onChange();
  }

  function count(): number | null {
    return published.current()?.count ?? people;
  }

  function change(by: 1 | -1): void {
    if (people === null) return; // a snapshot is to come, with everyone in it
    people += by;
    if (!published.current()) onNumber();
  }

  return {
    snapshot(_members, count) {
      overdue.end();
      refused = false;
      partial = count < (people ?? 0);
      people = count;
      if (granted !== undefined) published.answer(granted);
      granted = undefined;
      onChange();
    },
    joined: () => change(1),
    left: () => change(-1),
    event(name, data) {
      if (published.event(name, data)) onNumber();
    },
    authorised(count) {
      granted = count;
    },
    moved({ last }) {
      overdue.end();
      refused = false;
      people = null;
      published.answer(last);
      onChange();
    },
    hasRoom: () => published.current()?.rejoin ?? true,
    refused() {
      clear();
      refused = true;
      onChange();
    },
    awaiting: overdue.begin,
    known: () => count() !== null,
    isRefused: () => refused,
    isOverdue: overdue.is,
    count,
    isPartial: () => partial,
    lost: overdue.end,
    clear,
  };
}
