import * as v from 'valibot';
import { USER_ACTIVE, USER_AWAY, UserActivity } from '../../server/contract/presence.ts';

/** Who is away on a channel. */
export interface Away {
  has(userId: string): boolean;
  /** Takes an event of the channel; tells whether it was about this. */
  event(name: string, data: unknown): boolean;
  /**
   * Replaces what is known by what the server answers, but for what it said by events since it was
   * asked: these are newer.
   */
  learn(ask: Promise<string[]>): Promise<void>;
}

/** Nobody is away until something is known. */
export function createAway(): Away {
  let away = new Set<string>();
  let since = new Map<string, boolean>();

  function note(userId: string, isAway: boolean): void {
    if (isAway) away.add(userId);
    else away.delete(userId);
  }

  return {
    has: (userId) => away.has(userId),
    event(name, data) {
      if (name !== USER_AWAY && name !== USER_ACTIVE) return false;
      const parsed = v.safeParse(UserActivity, data);
      if (!parsed.success) return false;
      since.set(parsed.output.userId, name === USER_AWAY);
      note(parsed.output.userId, name === USER_AWAY);
      return true;
    },
    async learn(ask) {
      const newer = new Map<string, boolean>();
      since = newer;
      away = new Set(await ask);
      for (const [userId, isAway] of newer) note(userId, isAway);
    },
  };
}
