import type { ChannelListener } from './connection.ts';
import { createOverdue } from './overdue.ts';

/** How many people are active on the platform, from the presence channel that all of them are on. */
export interface GlobalCount extends ChannelListener {
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

  function clear(): void {
    overdue.end();
    refused = false;
    people = null;
    onChange();
  }

  function change(by: 1 | -1): void {
    if (people === null) return; // a snapshot is to come, with everyone in it
    people += by;
    onNumber();
  }

  return {
    snapshot(_members, count) {
      overdue.end();
      refused = false;
      partial = count < (people ?? 0);
      people = count;
      onChange();
    },
    joined: () => change(1),
    left: () => change(-1),
    event: () => undefined,
    refused() {
      clear();
      refused = true;
      onChange();
    },
    awaiting: overdue.begin,
    known: () => people !== null,
    isRefused: () => refused,
    isOverdue: overdue.is,
    count: () => people,
    isPartial: () => partial,
    clear,
  };
}
