import * as v from 'valibot';
import { CrowdCount, PRESENCE_COUNT } from '../../server/contract/crowd.ts';

/** How many are in a room, or on the platform, where that is told by a published count. */
export interface PublishedCount {
  /** Takes an event of a channel; tells whether it was a count that is newer than what is known. */
  event(name: string, data: unknown): boolean;
  /** Takes what the server answers: `null`, that there is no crowd. */
  answer(count: CrowdCount | null): void;
  /** `null`: no crowd. */
  current(): CrowdCount | null;
}

/** Never goes back: counts may come by two channels, and late. */
export function createPublishedCount(): PublishedCount {
  let last: CrowdCount | null = null;
  return {
    event(name, data) {
      if (name !== PRESENCE_COUNT) return false;
      const parsed = v.safeParse(CrowdCount, data);
      if (!parsed.success || parsed.output.seq <= (last?.seq ?? -1)) return false;
      last = parsed.output;
      return true;
    },
    answer(count) {
      const seq = last?.seq ?? -1;
      if (!count) last = last && { ...last, crowd: false };
      else if (count.seq > seq || !last?.crowd) last = { ...count, seq: Math.max(seq, count.seq) };
    },
    current: () => (last?.crowd ? last : null),
  };
}
