import * as v from 'valibot';
import {
  ActivityDigest,
  USER_ACTIVE,
  USER_AWAY,
  USERS_ACTIVITY,
  UserActivity,
} from '../../server/contract/presence.ts';

/** Who is away on a channel. */
export interface Away {
  has(userId: string): boolean;
  /** Takes an event of the channel; tells whether it was about this. */
  event(name: string, data: unknown): boolean;
  /** Takes what the server answers; `isAll`: in place of what is known. */
  learn(away: readonly string[], isAll: boolean): void;
}

/** Nobody is away until something is known. */
export function createAway(): Away {
  let away = new Set<string>();
  return {
    has: (userId) => away.has(userId),
    event(name, data) {
      if (name === USERS_ACTIVITY) {
        const digest = v.safeParse(ActivityDigest, data);
        if (!digest.success) return false;
        for (const id of digest.output.away) away.add(id);
        for (const id of digest.output.active) away.delete(id);
        return true;
      }
      if (name !== USER_AWAY && name !== USER_ACTIVE) return false;
      const parsed = v.safeParse(UserActivity, data);
      if (!parsed.success) return false;
      if (name === USER_AWAY) away.add(parsed.output.userId);
      else away.delete(parsed.output.userId);
      return true;
    },
    learn(ids, isAll) {
      away = new Set([...(isAll ? [] : away), ...ids]);
    },
  };
}
