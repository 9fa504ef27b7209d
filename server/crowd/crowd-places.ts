import type Pusher from 'pusher';
import type { CrowdCount, CrowdPlace } from '../contract/crowd.ts';
import { countsChannel, hereChannel } from './channel-names.ts';
import type { StoredCount } from './count-store.ts';
import type { KnownCrowds } from './known-crowds.ts';
import type { PeopleOn } from './people-on.ts';

/** Ms that an answer of Channels is taken for. */
const RECENT_MS = 1_000;

/** What an authorisation tells of a crowd: nothing where there is none. */
export interface KnownCrowd {
  count?: CrowdCount;
  place?: CrowdPlace;
}

/** Gives places beside presence channels that are full. */
export interface CrowdPlaces {
  /**
   * What is known of a channel without asking Channels.
   *
   * @param id of who asks, on that channel
   */
  known(channel: string, id: string, socketId: string): Promise<KnownCrowd>;
  /** A place beside a channel that did not take this connection; `null` where it is not full. */
  ifFull(channel: string, id: string, socketId: string): Promise<CrowdPlace | null>;
  /** How many are on a channel that is a crowd's; `null`: it is none. */
  countOf(channel: string): Promise<number | null>;
}

/**
 * @param parts.callLeader has a channel looked at that was found full
 * @param parts.limit members that a presence channel holds
 * @param parts.now ms, of a clock that only goes forward
 */
export function createCrowdPlaces(parts: {
  pusher: Pick<Pusher, 'authorizeChannel'>;
  people: Pick<PeopleOn, 'memberCount'>;
  crowds: Pick<KnownCrowds, 'of'>;
  callLeader(channel: string): void;
  limit: number;
  now: () => number;
}): CrowdPlaces {
  const { pusher, people, crowds, callLeader, limit, now } = parts;
  const recent = new Map<string, { at: number; isFull: Promise<boolean> }>();

  /** One question for many who ask at once. That there was room a moment ago tells nothing to who found none. */
  function isFull(channel: string): Promise<boolean> {
    for (const [name, { at }] of recent) if (now() - at >= RECENT_MS) recent.delete(name);
    const known = recent.get(channel);
    if (known) return known.isFull;
    const asked = { at: now(), isFull: people.memberCount(channel).then((has) => has >= limit) };
    recent.set(channel, asked);
    const forget = () => recent.get(channel) === asked && recent.delete(channel);
    asked.isFull.then((full) => full || forget(), forget);
    return asked.isFull;
  }

  function placeIn(channel: string, id: string, socketId: string, last: CrowdCount): CrowdPlace {
    const grant = (name: string) => ({
      channel: name,
      auth: pusher.authorizeChannel(socketId, name).auth,
    });
    return {
      selfId: id,
      here: grant(hereChannel(channel, id)),
      counts: grant(countsChannel(channel)),
      last,
    };
  }

  return {
    async known(channel, id, socketId) {
      const crowd = await crowds.of(channel);
      if (!crowd) return {};
      const count = asCount(crowd);
      return crowd.isFull ? { count, place: placeIn(channel, id, socketId, count) } : { count };
    },
    async ifFull(channel, id, socketId) {
      const [crowd, full] = await Promise.all([crowds.of(channel), isFull(channel)]);
      if (!full) return null;
      if (crowd) return placeIn(channel, id, socketId, asCount(crowd));
      callLeader(channel);
      const first = { seq: 0, count: limit + 1, crowd: true, rejoin: false };
      return placeIn(channel, id, socketId, first);
    },
    async countOf(channel) {
      return (await crowds.of(channel))?.count ?? null;
    },
  };
}

function asCount({ isFull: _isFull, ...count }: StoredCount): CrowdCount {
  return count;
}
