import { GLOBAL_CHANNEL } from '../contract/channels.ts';
import { type CrowdCount, MAX_FACES } from '../contract/crowd.ts';
import type { Person } from '../contract/person.ts';
import { channelHash } from './channel-names.ts';
import type { CountSession, CountStore, CountWriter, StoredCount } from './count-store.ts';
import { crowdAfter, isNews, NO_CROWD, untilNextLook } from './crowd-rules.ts';
import { faceCandidates } from './faces.ts';
import type { KnownCrowds } from './known-crowds.ts';
import type { PeopleOn } from './people-on.ts';

/** Counts the people of rooms whose presence channel does not hold all of them. */
export interface CountCrowds {
  /** Goes on from what others have counted, and writes by `session` from then on. */
  takeOver(session: CountSession): Promise<void>;
  /** A channel may be full, and somebody beside it soon. */
  suspect(channel: string): void;
  /**
   * Counts, and tells those who are there where it is news.
   *
   * @returns ms until the next look
   */
  look(): Promise<number>;
}

/** Ms in which who found a channel full is heard of beside it, also by a slow line. */
const SUSPECTED_MS = 30_000;

/** What was published last of a channel. */
interface Published {
  count: Omit<CrowdCount, 'seq'>;
  isFull: boolean;
  /** Who was there at the last look. */
  people: ReadonlySet<string>;
  /** By `now`; `-Infinity`: by another process, or an earlier one. */
  at: number;
}

/**
 * @param parts.publish tells all who are in a room
 * @param parts.namesOf those of some ids on a channel who are seen there by a name, as others see them
 * @param parts.isAnybodyHere whether anybody may be connected: else Channels is not asked
 * @param parts.limit members that a presence channel holds
 * @param parts.now ms, of a clock that only goes forward
 */
export function createCountCrowds(parts: {
  people: PeopleOn;
  store: CountStore;
  known: Pick<KnownCrowds, 'note'>;
  publish(channel: string, count: CrowdCount): Promise<void>;
  namesOf(channel: string, ids: readonly string[]): Promise<Person[]>;
  isAnybodyHere(): Promise<boolean>;
  limit: number;
  now: () => number;
}): CountCrowds {
  const { people, store, known, publish, namesOf, isAnybodyHere, limit, now } = parts;
  let published = new Map<string, Published>();
  let writer: CountWriter | null = null;
  /** Channels, and until when they are looked at however few members they have. */
  const suspects = new Map<string, number>();

  async function facesOf(channel: string, ids: readonly string[]): Promise<Person[]> {
    if (channel === GLOBAL_CHANNEL) return []; // it carries no names
    const before = published.get(channel)?.count.faces ?? [];
    const named = await namesOf(channel, faceCandidates(before, ids));
    return named.slice(0, MAX_FACES);
  }

  async function count(channel: string, memberCount: number, besideIds: readonly string[]) {
    const before = published.get(channel);
    const memberIds = memberCount > 0 ? await people.members(channel) : [];
    // Who moves between the two may be heard of on both.
    const everybody = new Set([...memberIds, ...besideIds]);
    const room = {
      members: memberIds.length,
      beside: besideIds.length,
      people: everybody.size,
    };
    const state = crowdAfter(before?.count ?? NO_CROWD, room, limit);
    if (!state.crowd && !before) return;
    const faces = state.crowd ? await facesOf(channel, [...everybody]) : [];
    const isFull = state.crowd && !state.rejoin && room.members >= limit;
    const next = { ...state, count: room.people, faces };
    await tell(channel, { count: next, isFull, people: everybody, at: now() });
  }

  async function tell(channel: string, next: Published): Promise<void> {
    const before = published.get(channel);
    const { count, isFull } = next;
    if (!writer) throw new Error('Nobody counts before it has taken over.');
    const age = next.at - (before?.at ?? Number.NEGATIVE_INFINITY);
    const isSteady = before !== undefined && areSame(before.people, next.people);
    if (before) before.people = next.people;
    if (isNews(before?.count ?? null, count, { age, isSteady, limit })) {
      const { faces: _faces, ...unnamed } = count;
      const stored = await writer.put(channel, { ...unnamed, isFull });
      known.note(channel, stored);
      await publish(channel, { seq: stored.seq, ...count });
      if (count.crowd) published.set(channel, next);
      else published.delete(channel);
    } else if (before && before.isFull !== isFull) {
      await writer.noteFull(channel, isFull);
      before.isFull = isFull;
    }
  }

  return {
    async takeOver(session) {
      writer = store.writeBy(session);
      published = new Map();
      for (const [channel, stored] of await store.crowds()) {
        published.set(channel, asPublished(stored));
      }
    },
    suspect(channel) {
      suspects.set(channel, now() + SUSPECTED_MS);
    },
    async look() {
      for (const [channel, until] of suspects) if (until < now()) suspects.delete(channel);
      const looked = new Set([...published.keys(), ...suspects.keys()]);
      if (looked.size === 0 && !(await isAnybodyHere())) return untilNextLook(0, [], limit);
      const counts = await people.memberCounts();
      const most = Math.max(0, ...counts.values());
      for (const [channel, members] of counts) if (members >= limit) looked.add(channel);
      const beside = looked.size > 0 ? await people.beside() : new Map<string, string[]>();
      for (const channel of looked) {
        await count(channel, counts.get(channel) ?? 0, beside.get(channelHash(channel)) ?? []);
      }
      const crowds = [...looked].map((channel) => published.get(channel)?.count ?? NO_CROWD);
      return untilNextLook(most, crowds, limit);
    },
  };
}

function areSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((id) => others.has(id));
}

/** Nobody is named in what was stored. */
function asPublished({ isFull, seq: _seq, ...count }: StoredCount): Published {
  return { count, isFull, people: new Set(), at: Number.NEGATIVE_INFINITY };
}
