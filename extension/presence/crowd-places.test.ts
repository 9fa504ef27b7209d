import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CrowdPlace } from '../../server/contract/crowd.ts';
import type { ChannelListener } from './channel-listener.ts';
import type { ChannelsConnection } from './channels-connection.ts';
import { createChapterPresence } from './chapter-presence.ts';
import { createCrowdPlaces } from './crowd-places.ts';

const ROOM = 'presence-chapter-1';
const HERE = 'private-here-1-ana';
const COUNTS = 'private-cache-chapter-1';
const count = (seq: number, people: number, more = {}) => ({
  ...{ seq, count: people, crowd: true, rejoin: false },
  ...more,
});
const PLACE: CrowdPlace = {
  selfId: 'ana',
  here: { channel: HERE, auth: 'to be here' },
  counts: { channel: COUNTS, auth: 'to hear' },
  last: count(3, 120),
};

/** What is subscribed to, with the right that was given along. */
let channels: Map<string, { listener: ChannelListener; auth: string | undefined }>;
let connection: ChannelsConnection | null;
/** What the server says of a room that is said to be full. */
let answers: (CrowdPlace | null | Error)[];
let asked: number;
let roster: ReturnType<typeof createChapterPresence>;
let places: ReturnType<typeof createCrowdPlaces>;
const onError = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'], now: 0 });
  onError.mockClear();
  channels = new Map();
  connection = {
    subscribe: (name, listener, auth) => channels.set(name, { listener, auth }),
    unsubscribe: (name) => channels.delete(name),
    socketId: () => '1.1',
    close: () => undefined,
  };
  answers = [];
  asked = 0;
  roster = createChapterPresence({
    onChange: () => undefined,
    returnEnds: () => 0,

    laterReturn: () => 0,
    isPartial: () => false,
  });
  places = createCrowdPlaces({
    connection: () => connection,
    async fetchPlace() {
      asked += 1;
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? null;
    },
    listenerOf: (channel) => (channel === ROOM ? roster : undefined),
    onError,
    random: () => 0.5,
  });
  connection.subscribe(ROOM, roster);
});
afterEach(() => {
  places.clear();
  roster.close();
  vi.useRealTimers();
});

const subscribed = () => [...channels.keys()];
const hear = (data: object) => channels.get(COUNTS)?.listener.event('presence:count', data);
const names = () => roster.members(roster.selfId()).map(({ id }) => id);

async function findFull(...saying: (CrowdPlace | null | Error)[]): Promise<void> {
  answers.push(...saying);
  places.askIfFull(ROOM);
  await vi.advanceTimersByTimeAsync(0);
}

describe('a room that did not take a browser', () => {
  it('is left where it is full, for a place where the browser counts and hears the count', async () => {
    await findFull(PLACE);
    expect(subscribed()).toEqual([HERE, COUNTS]);
    expect(Array.from(channels.values(), ({ auth }) => auth)).toEqual(['to be here', 'to hear']);
    expect([roster.known(), roster.selfId(), roster.count()]).toEqual([true, 'ana', 120]);
  });

  it('is tried again as before where it is not full, or the server does not say', async () => {
    await findFull(null);
    await findFull(new Error('The server is away.'));
    expect(subscribed()).toEqual([ROOM]);
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('is asked about once, however often it does not answer meanwhile', async () => {
    answers.push(PLACE);
    for (let again = 0; again < 5; again += 1) places.askIfFull(ROOM);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toBe(1);
  });

  it('shows nobody any more of whom it knew, at once, but who it is told of', async () => {
    roster.snapshot(() => [{ id: 'ben', name: 'Ben', imageUrl: null }], 1);
    await findFull(PLACE);
    expect(names()).toEqual(['ana']);
    hear(count(4, 121, { faces: [{ id: 'eva', name: 'Eva', imageUrl: null }] }));
    expect(names()).toEqual(['ana', 'eva']);
  });
});

describe('a browser beside a room', () => {
  beforeEach(() => findFull(PLACE));

  it('asks nothing while nothing happens', async () => {
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([asked, subscribed()]).toEqual([1, [HERE, COUNTS]]);
  });

  it('is in the room again once that has room, and beside it until it is', async () => {
    hear(count(4, 70, { rejoin: true }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(subscribed()).toEqual([HERE, COUNTS, ROOM]);
    expect(roster.count()).toBe(70);

    channels.get(ROOM)?.listener.snapshot(() => [], 70);
    expect(subscribed()).toEqual([ROOM]);
    expect(roster.count()).toBe(70);
  });

  it('goes to the room in a second, spread over all who do', async () => {
    hear(count(4, 70, { rejoin: true }));
    await vi.advanceTimersByTimeAsync(499);
    expect(subscribed()).not.toContain(ROOM);
    await vi.advanceTimersByTimeAsync(1);
    expect(subscribed()).toContain(ROOM);
  });

  it('stays where it is, without a gap, when the room has become full meanwhile', async () => {
    hear(count(4, 70, { rejoin: true }));
    await vi.advanceTimersByTimeAsync(1_000);
    const before = channels.get(HERE);
    await findFull({ ...PLACE, last: count(5, 130) });
    expect(subscribed()).toEqual([HERE, COUNTS]);
    expect(channels.get(HERE)).toBe(before);
    expect(roster.count()).toBe(130);
    hear(count(6, 70, { rejoin: true }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(subscribed()).toContain(ROOM);
  });

  it('is nowhere once the room is not shown any more', () => {
    places.leave(ROOM);
    expect(subscribed()).toEqual([]);
  });

  it('does nothing for a connection that is gone', async () => {
    hear(count(4, 70, { rejoin: true }));
    connection = null;
    places.clear();
    channels.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked, subscribed()]).toEqual([1, []]);
  });
});

describe('a browser beside a room of which nothing was published yet', () => {
  const FIRST = { ...PLACE, last: count(0, 101) };

  it('asks again where nothing comes in 10 s', async () => {
    await findFull(FIRST);
    answers.push(FIRST);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(2);
  });

  it('asks nothing more once it has heard', async () => {
    await findFull(FIRST);
    hear(count(1, 104));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked, roster.count()]).toEqual([1, 104]);
  });
});
