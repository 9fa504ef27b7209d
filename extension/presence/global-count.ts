import type { ChannelListener } from './connection.ts';

/** How many people are active on the platform, from the presence channel that all of them are on. */
export interface GlobalCount extends ChannelListener {
  /** `null` until known. */
  count(): number | null;
  /** Whether fewer people were there when it was joined than before: others were cut off, too. */
  isPartial(): boolean;
  clear(): void;
}

/** @param onChange called whenever the number has changed */
export function createGlobalCount(onChange: () => void): GlobalCount {
  let people: number | null = null;
  let partial = false;

  function become(next: number | null): void {
    people = next;
    onChange();
  }

  return {
    snapshot(_members, count) {
      partial = count < (people ?? 0);
      become(count);
    },
    joined: () => become((people ?? 0) + 1),
    left: () => become((people ?? 1) - 1),
    event: () => undefined,
    refused: () => become(null),
    count: () => people,
    isPartial: () => partial,
    clear: () => become(null),
  };
}
