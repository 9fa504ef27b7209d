import { beforeEach, describe, expect, it } from 'vitest';
import type { CrowdCount } from '../contract/crowd.ts';
import { hereChannel, readHereChannel } from './channel-names.ts';
import { type CountCrowds, createCountCrowds } from './count-crowds.ts';
import type { CountSession, StoredCount } from './count-store.ts';

const ROOM = 'presence-chapter-1';

/** Who is on the presence channel, and who is beside it. */
let members: string[];
let beside: string[];
let isAnybodyHere: boolean;
let stored: Map<string, StoredCount>;
let published: CrowdCount[];
let failures: number;
/** Calls to Channels. */
let calls: string[];
let now: number;
let counting: CountCrowds;

const ids = (count: number, prefix = 'm') => Array.from({ length: count }, (_, at) => prefix + at);

beforeEach(async () => {
  members = [];
  beside = [];
  isAnybodyHere = true;
  stored = new Map();
  published = [];
  failures = 0;
  calls = [];
  now = 0;
  counting = open();
  await counting.takeOver(session);
});

function open(): CountCrowds {
  return createCountCrowds({
    people: {
      async memberCounts() {
        calls.push('counts');
        return new Map(members.length > 0 ? [[ROOM, members.length]] : []);
      },
      memberCount: async () => members.length,
      async members() {
        calls.push('members');
        return members;
      },
      besideOn: async () => beside,
      async beside() {
        calls.push('beside');
        const names = beside.map((id) => readHereChannel(hereChannel(ROOM, id)));
        const hash = names[0]?.hash;
        return new Map(hash ? [[hash, names.flatMap((name) => name?.id ?? [])]] : []);
      },
    },
    store: {
      writeBy: () => ({
        async put(channel, count) {
          const next = { ...count, seq: (stored.get(channel)?.seq ?? 0) + 1 };
          stored.set(channel, next);
          return next;
        },
        async noteFull(channel, isFull) {
          const count = stored.get(channel);
          if (count) stored.set(channel, { ...count, isFull });
        },
      }),
      crowds: async () => new Map([...stored].filter(([, { crowd }]) => crowd)),
    },
    known: { note: () => undefined },
    async publish(_channel, count) {
      if (failures > 0) {
        failures -= 1;
        throw new Error('Channels is away.');
      }
      published.push(count);
    },
    namesOf: async (_channel, some) => some.map((id) => ({ id, name: id, imageUrl: null })),
    isAnybodyHere: async () => isAnybodyHere,
    limit: 100,
    now: () => now,
  });
}

const session: CountSession = { query: async () => ({ rows: [] }) };

/** A look, 3.5 s after the last. */
async function look(): Promise<void> {
  now += 3_500;
  await counting.look();
}
const last = () => published.at(-1);

describe('people beyond a presence channel', () => {
  it('are counted with those on it, each once, also while they move from the one to the other', async () => {
    members = ids(100);
    beside = [...ids(20, 'b'), 'm7'];
    await look();
    expect(last()).toMatchObject({ seq: 1, count: 120, crowd: true, rejoin: false });
  });

  it('are told of again where nobody has heard, by a number of its own', async () => {
    members = ids(100);
    failures = 1;
    await expect(look()).rejects.toThrow();
    await look();
    expect(published).toEqual([expect.objectContaining({ seq: 2, count: 100 })]);
  });

  it('are told exactly, once nobody comes or goes for a moment', async () => {
    members = ids(100);
    beside = ids(50, 'b');
    await look();
    for (let visits = 0; visits < 20; visits += 1) {
      beside = [...ids(53, 'b'), `visitor ${visits}`];
      await look();
    }
    expect(published.map(({ count }) => count)).toEqual([150]);
    await look();
    expect(published.map(({ count }) => count)).toEqual([150, 154]);
  });

  it('have the same faces for as long as these are there', async () => {
    members = ids(100);
    await look();
    expect(last()?.faces?.map(({ id }) => id)).toEqual(ids(5));
    members = ids(100).reverse();
    await look();
    expect(published).toHaveLength(1);
    members = ids(100).filter((id) => id !== 'm3');
    await look();
    expect(last()?.faces?.map(({ id }) => id)).toEqual(['m0', 'm1', 'm2', 'm4', 'm5']);
  });

  it('are found where one was told that a channel is full, however few are on it by now', async () => {
    members = ids(99);
    beside = ['b'];
    counting.suspect(ROOM);
    await look();
    expect(last()).toMatchObject({ count: 100, crowd: true });
  });

  it('are known to be full, or not, without a number of its own', async () => {
    members = ids(100);
    beside = ids(900, 'b');
    await look();
    members = ids(99);
    await look();
    expect([stored.get(ROOM)?.isFull, published.length]).toEqual([false, 1]);
  });

  it('are told that the crowd is over by who leads next, too', async () => {
    members = ids(100);
    await look();
    counting = open();
    await counting.takeOver(session);
    members = ids(3);
    await look();
    expect(last()).toMatchObject({ seq: 2, count: 3, crowd: false });
    expect(published).toHaveLength(2);
  });
});

describe('Channels', () => {
  it('is asked one thing where no room is full', async () => {
    members = ids(99);
    await look();
    expect([calls, published]).toEqual([['counts'], []]);
  });

  it('is not asked while nobody is connected', async () => {
    isAnybodyHere = false;
    await look();
    expect(calls).toEqual([]);
  });
});
