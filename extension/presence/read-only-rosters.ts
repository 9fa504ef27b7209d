import { ReadOnlyRoster } from '../../server/contract/presence.ts';
import type { Identity } from '../identity/identity.ts';
import { learnerRequest } from '../server/learner-request.ts';
import { passOverUnanswered } from '../server/unanswered.ts';
import type { ChannelListener } from './connection.ts';

/** Ms between two looks: who appears offline is on no channel, and has to ask. */
const EVERY = 5_000;

/** Rosters for a learner who appears offline: seen, without being on the channel. */
export interface ReadOnlyRosters {
  /** Shows `listener` who is on `channel`, now and every few seconds. */
  watch(channel: string, listener: ChannelListener): void;
  unwatch(channel: string): void;
}

/** Asks the server on behalf of the learner of `identity`. */
export function createReadOnlyRosters(identity: Identity): ReadOnlyRosters {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  async function look(channel: string, listener: ChannelListener): Promise<void> {
    const path = `/api/presence/roster?${new URLSearchParams({ channel })}`;
    try {
      const { members, count } = await learnerRequest(identity, path, ReadOnlyRoster);
      if (timers.has(channel)) listener.snapshot(members, count);
    } catch (error) {
      // The last roster stays until the server can be asked again.
      passOverUnanswered(error);
    }
  }

  function again(channel: string, listener: ChannelListener): void {
    const next = () =>
      void look(channel, listener).finally(() => timers.has(channel) && again(channel, listener));
    timers.set(channel, setTimeout(next, EVERY));
  }

  return {
    watch(channel, listener) {
      clearTimeout(timers.get(channel));
      again(channel, listener);
      void look(channel, listener);
    },
    unwatch(channel) {
      clearTimeout(timers.get(channel));
      timers.delete(channel);
    },
  };
}
