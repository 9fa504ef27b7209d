import type { ReadOnlyRoster } from '../../server/contract/presence.ts';
import { serverWait } from '../server/server-pace.ts';
import { AuthorisationError } from './authorisation-error.ts';
import type { ChannelListener } from './channel-listener.ts';

/** Ms between two looks at a chapter that can be seen: who appears offline is on no channel, and has to ask. */
export const CHAPTER_POLL_MS = 18_000;
/** Ms between two looks at the number of people on the platform. */
export const PLATFORM_POLL_MS = 90_000;
/** What stays the same is asked for half as often each time, and so many times more rarely at the most. */
const MOST_RARELY = 4;

/** Rosters for a learner who appears offline: seen, without being on the channel. */
export interface ReadOnlyRosters {
  /** Shows `listener` who is on `channel`, now where it can be seen, and from time to time. */
  watch(channel: string, listener: ChannelListener, everyMs: number): void;
  unwatch(channel: string): void;
  /** Asks for nothing until it is watched anew: there is no server to ask. */
  pause(): void;
  /** `seen` is another: what has come into view is asked for at once, what nobody sees never. */
  look(): void;
}

interface Watch {
  listener: ChannelListener;
  everyMs: number;
  /** Ms to wait now: the longer, the more answers in a row said the same. */
  waitMs: number;
  failures: number;
  /** The last one, as JSON. */
  answer?: string;
  /** When the next look is due, by `performance.now()`. */
  dueAt: number;
  asking?: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * @param options.fetchRoster asks the server; throws AuthorisationError where there is no answer, or a no
 * @param options.isSeen whether somebody can see what is known of a channel
 */
export function createReadOnlyRosters(options: {
  fetchRoster(channel: string): Promise<ReadOnlyRoster>;
  isSeen(channel: string): boolean;
  random(): number;
}): ReadOnlyRosters {
  const { fetchRoster, isSeen, random } = options;
  const watches = new Map<string, Watch>();

  async function ask(channel: string, watch: Watch): Promise<void> {
    watch.asking = true;
    watch.listener.awaiting();
    try {
      const roster = await fetchRoster(channel);
      const { members, count, away } = roster;
      const answer = JSON.stringify(roster);
      const longer = Math.min(2 * watch.waitMs, MOST_RARELY * watch.everyMs);
      watch.waitMs = answer === watch.answer ? longer : watch.everyMs;
      watch.answer = answer;
      watch.failures = 0;
      // Whoever is asked for now and then has come at some time, or is only seen otherwise: nobody is told.
      const here = () => members.map((member) => ({ ...member, since: 0 }));
      if (watches.get(channel) === watch) watch.listener.snapshot(here, count, away);
    } catch (error) {
      if (!(error instanceof AuthorisationError)) throw error;
      watch.failures += 1;
      watch.waitMs = watch.everyMs;
      if (error.final && watches.get(channel) === watch) watch.listener.refused();
    } finally {
      watch.asking = false;
      const wait = watch.failures > 0 ? serverWait(watch.failures, random()) : 0;
      watch.dueAt = performance.now() + Math.max(watch.waitMs, wait);
      if (watches.get(channel) === watch) schedule(channel, watch);
    }
  }

  function schedule(channel: string, watch: Watch): void {
    clearTimeout(watch.timer);
    if (watch.asking || !isSeen(channel)) return;
    const next = () => void ask(channel, watch);
    const left = watch.dueAt - performance.now();
    if (left <= 0) next();
    else watch.timer = setTimeout(next, left);
  }

  function unwatch(channel: string): void {
    clearTimeout(watches.get(channel)?.timer);
    watches.delete(channel);
  }

  return {
    watch(channel, listener, everyMs) {
      unwatch(channel);
      const watch = { listener, everyMs, waitMs: everyMs, failures: 0, dueAt: 0 };
      watches.set(channel, watch);
      schedule(channel, watch);
    },
    unwatch,
    pause() {
      for (const channel of watches.keys()) unwatch(channel);
    },
    look() {
      for (const [channel, watch] of watches) {
        // Somebody looks: how long nothing has changed does not count any more.
        watch.dueAt -= watch.waitMs - watch.everyMs;
        watch.waitMs = watch.everyMs;
        schedule(channel, watch);
      }
    },
  };
}
