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

/** @param onChange called whenever the number has changed */
export function createGlobalCount(onChange: () => void): GlobalCount {
  let people: number | null = null;
  let partial = false;
  let refused = false;
  const overdue = createOverdue(onChange);

  function become(next: number | null): void {
    people = next;
    onChange();
  }

  function clear(): void {
    overdue.end();
    refused = false;
    become(null);
  }

  return {
    snapshot(_members, count) {
      overdue.end();
      refused = false;
      partial = count < (people ?? 0);
      become(count);
    },
    joined: () => become((people ?? 0) + 1),
    left: () => become((people ?? 1) - 1),
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
