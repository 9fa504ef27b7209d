import { awayOn } from './activity.ts';
import type { ActivityStore } from './activity-store.ts';
import type { RoomId } from './room-id.ts';

/** Reports of so many people that who goes away is not told one by one. */
const MANY = 25;
/** Ms that an answer for such a room is good for. */
const KEPT_MS = 1_000;

/** Who is away on a room's channels, by their ids there. */
export type WhoIsAway = (channels: readonly string[]) => Promise<string[]>;

/**
 * Asks the store, once for all who ask at the same time; and in a room with many people for all who ask within
 * a second, as they do when a server is back.
 *
 * @param parts.monotonic ms of a clock that nobody sets
 */
export function createWhoIsAway(parts: {
  store: Pick<ActivityStore, 'ofChannels'>;
  roomId: RoomId;
  now: () => Date;
  monotonic: () => number;
}): WhoIsAway {
  const { store, roomId, now, monotonic } = parts;
  const underWay = new Map<string, Promise<string[]>>();
  const kept = new Map<string, { away: string[]; until: number }>();

  async function ask(key: string, channels: readonly string[]): Promise<string[]> {
    try {
      const reports = await store.ofChannels(channels);
      const away = awayOn(channels, reports, now(), roomId);
      if (reports.length > MANY) kept.set(key, { away, until: monotonic() + KEPT_MS });
      return away;
    } finally {
      underWay.delete(key);
    }
  }

  return async (channels) => {
    for (const [key, { until }] of kept) if (until <= monotonic()) kept.delete(key);
    const key = channels.join(' ');
    const known = kept.get(key);
    if (known) return known.away;
    const asking = underWay.get(key) ?? ask(key, channels);
    underWay.set(key, asking);
    return asking;
  };
}
