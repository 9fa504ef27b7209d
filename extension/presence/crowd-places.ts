import type { CrowdPlace } from '../../server/contract/crowd.ts';
import type { ChannelListener } from './channel-listener.ts';
import type { ChannelsConnection } from './channels-connection.ts';

/** Ms over which browsers spread that join a presence channel again. */
const REJOIN_SPREAD_MS = 1_000;
/** Ms until a first count must have come to a place: else it is asked for anew. */
const FIRST_COUNT_MS = 10_000;

/** What shows a room, or the platform, that may be a crowd. */
export interface CrowdListener extends ChannelListener {
  /** The learner is beside the presence channel from now on: whoever was on it is not known any more. */
  moved(place: CrowdPlace): void;
  /** Whether the presence channel has room for all: it is to be joined. */
  hasRoom(): boolean;
}

/** Keeps the learner where they are heard of while presence channels are full. */
export interface CrowdPlaces {
  /** Channels did not take a subscription that the server had authorised: is the channel full? */
  askIfFull(channel: string): void;
  /** Goes to a place beside a channel. */
  enter(channel: string, place: CrowdPlace): void;
  /** The channel is not needed any more. */
  leave(channel: string): void;
  /** The connection is gone, and with it every place. */
  clear(): void;
}

interface Kept {
  place: CrowdPlace;
  timer: ReturnType<typeof setTimeout> | undefined;
  isRejoining: boolean;
}

/**
 * Asks nothing while nothing happens: counts come by themselves, and with them when to join the presence
 * channel again.
 *
 * @param options.fetchPlace asks the server for a place; `null`: the channel is not full
 * @param options.listenerOf what shows a channel, where that is needed still
 * @param options.onError told of what went wrong; throws what nobody expects
 */
export function createCrowdPlaces(options: {
  connection(): ChannelsConnection | null;
  fetchPlace(socketId: string, channel: string): Promise<CrowdPlace | null>;
  listenerOf(channel: string): CrowdListener | undefined;
  onError(error: unknown): void;
  random(): number;
}): CrowdPlaces {
  const { connection, fetchPlace, listenerOf, onError, random } = options;
  const places = new Map<string, Kept>();
  const asking = new Set<string>();

  async function ask(channel: string): Promise<void> {
    const asked = connection();
    if (!asked || asking.has(channel)) return;
    asking.add(channel);
    try {
      const place = await fetchPlace(asked.socketId(), channel);
      if (place && connection() === asked) enter(channel, place);
    } catch (error) {
      onError(error); // the subscription is tried again all the same
    } finally {
      asking.delete(channel);
    }
  }

  function enter(channel: string, place: CrowdPlace): void {
    const listener = listenerOf(channel);
    const current = connection();
    if (!listener || !current) return;
    current.unsubscribe(channel);
    const before = places.get(channel);
    if (before?.place.here.channel === place.here.channel) {
      before.isRejoining = false;
      listener.moved(place);
      awaitCount(channel, before, place);
      return;
    }
    leave(channel);
    const kept: Kept = { place, isRejoining: false, timer: undefined };
    places.set(channel, kept);
    listener.moved(place);
    current.subscribe(place.here.channel, NOBODY, place.here.auth);
    current.subscribe(place.counts.channel, hearing(channel, kept, listener), place.counts.auth);
    awaitCount(channel, kept, place);
  }

  function awaitCount(channel: string, kept: Kept, { last }: CrowdPlace): void {
    clearTimeout(kept.timer);
    if (last.seq === 0) kept.timer = setTimeout(ask, FIRST_COUNT_MS, channel);
  }

  function hearing(channel: string, kept: Kept, listener: CrowdListener): ChannelListener {
    return {
      ...NOBODY,
      event(name, data) {
        listener.event(name, data);
        if (places.get(channel) !== kept || kept.isRejoining) return;
        clearTimeout(kept.timer);
        if (!listener.hasRoom()) return;
        kept.isRejoining = true;
        kept.timer = setTimeout(join, REJOIN_SPREAD_MS * random(), channel, listener);
      },
    };
  }

  /** The place is kept until the presence channel has taken the learner: they are counted without a gap. */
  function join(channel: string, listener: CrowdListener): void {
    connection()?.subscribe(channel, {
      ...listener,
      snapshot(...snapshot) {
        leave(channel);
        listener.snapshot(...snapshot);
      },
    });
  }

  function leave(channel: string): void {
    const kept = places.get(channel);
    if (!kept) return;
    clearTimeout(kept.timer);
    places.delete(channel);
    connection()?.unsubscribe(kept.place.here.channel);
    connection()?.unsubscribe(kept.place.counts.channel);
  }

  return {
    askIfFull: (channel) => void ask(channel),
    enter,
    leave,
    clear() {
      for (const { timer } of places.values()) clearTimeout(timer);
      places.clear();
    },
  };
}

/** Nothing is said on the channel that only tells that the learner is here. */
const NOBODY: ChannelListener = {
  snapshot: () => undefined,
  awaiting: () => undefined,
  joined: () => undefined,
  left: () => undefined,
  event: () => undefined,
  refused: () => undefined,
};
