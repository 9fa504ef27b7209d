import type { ChannelListener } from './connection.ts';

/** How many people are active on the platform, from the presence channel that all of them are on. */
export interface GlobalCount extends ChannelListener {
  /** `null` until known. */
  count(): number | null;
  clear(): void;
}

/** @param onChange called whenever the number has changed */
export function createGlobalCount(onChange: () => void): GlobalCount {
  let people: number | null = null;

  function become(next: number | null): void {
    people = next;
    onChange();
  }

  return {
    snapshot: (_members, count) => become(count),
    joined: () => become((people ?? 0) + 1),
    left: () => become(Math.max(0, (people ?? 0) - 1)),
    event: () => undefined,
    refused: () => become(null),
    count: () => people,
    clear: () => become(null),
  };
}
