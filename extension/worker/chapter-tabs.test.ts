import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChapterTab, createChapterTabs } from './chapter-tabs.ts';

type Listener = (...args: unknown[]) => void;
/** What Chrome tells, and to whom. */
const chrome = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }));
vi.mock('wxt/browser', () => {
  const event = (name: string) => ({
    addListener: (listener: Listener) => void chrome.listeners.set(name, listener),
  });
  return {
    browser: {
      tabs: {
        onUpdated: event('updated'),
        onReplaced: event('replaced'),
        onRemoved: event('removed'),
      },
    },
  };
});

let isStale = false;
const presence = {
  isStale: () => isStale,
  show: vi.fn(),
  leave: vi.fn((_tab: ChapterTab) => undefined),
  lookAgain: vi.fn(),
  standingOf: () => ({
    connection: 'live' as const,
    selfId: 'ana',
    people: { members: [], count: 0 },
    appearsOffline: false,
  }),
};
const onReturn = vi.fn();
const onPeople = vi.fn();
const onSignIn = vi.fn();
const onNetwork = vi.fn();
let tabs: ReturnType<typeof createChapterTabs>;
/** The tabs whose pages do not answer. */
const frozen = new Set<number>();

/** A page in tab `id` opens its port; gives a way to have it say something. */
function open(id: number) {
  let send: (message: unknown) => void = () => undefined;
  const port = {
    sender: { tab: { id }, documentId: `document ${id}` },
    postMessage: vi.fn((message: unknown) => {
      if (message === 'there?' && !frozen.has(id)) send(message);
    }),
    disconnect: vi.fn(),
    onMessage: {
      addListener(listener: typeof send) {
        send = listener;
      },
    },
    onDisconnect: { addListener: () => undefined },
  };
  tabs.add(port);
  send({ type: 'viewing', room: { site: 'demo', course: 'stars', chapter: '1' } });
  return { send, port };
}

const left = () => presence.leave.mock.calls.map(([tab]) => tab.port.sender?.tab?.id);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  isStale = false;
  frozen.clear();
  tabs = createChapterTabs({
    presence,
    joinToasts: () => true,
    onActivity: () => undefined,
    onNetwork,
    onPeople,
    onSignIn,
    onReturn,
  });
});
afterEach(() => void vi.useRealTimers());

describe('a tab', () => {
  it.each([
    ['is discarded', () => chrome.listeners.get('updated')?.(7, { discarded: true })],
    ['is replaced by another', () => chrome.listeners.get('replaced')?.(8, 7)],
    ['is closed', () => chrome.listeners.get('removed')?.(7)],
  ])('is gone once it %s, though nothing tells of the end of its port', (_, happen) => {
    open(7);
    open(9);
    happen();
    expect(left()).toEqual([7]);
  });

  it('is gone where its page does not answer, and back where another port of it is opened', async () => {
    frozen.add(7);
    open(7);
    open(8);
    await vi.advanceTimersByTimeAsync(13_000);
    expect(left()).toEqual([7]);
    frozen.clear();
    open(7);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tabs.pages()).toMatchObject({ pages: 2 });
  });

  it('is gone within a look and ten seconds where its page is frozen later', async () => {
    open(7);
    open(8);
    await vi.advanceTimersByTimeAsync(60_000);
    frozen.add(7);
    tabs.sweep();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(left()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(left()).toEqual([7]);
  });

  it('is there where its page answers, however often it is asked', async () => {
    const { port } = open(7);
    for (let looks = 0; looks < 10; looks += 1) {
      tabs.sweep();
      await vi.advanceTimersByTimeAsync(9_900);
    }
    expect(left()).toEqual([]);
    const asked = port.postMessage.mock.calls.filter(([message]) => message === 'there?');
    expect(asked.length).toBeLessThanOrEqual(11);
  });

  it('is in its room as before when it says what that is called', () => {
    const { send } = open(7);
    open(8);
    const room = { site: 'demo', course: 'stars', chapter: '1' };
    send({ type: 'viewing', room, titles: { page: 'Light', course: 'Optics' } });
    expect(presence.show).toHaveBeenCalledTimes(2);
    expect(tabs.titles()).toEqual([{ ...room, titles: { page: 'Light', course: 'Optics' } }]);
    send({ type: 'viewing', room: { ...room, chapter: '2' } });
    expect(tabs.titles()).toEqual([]);
  });

  describe('whose page steps through chapters', () => {
    const room = (chapter: number) => ({ site: 'demo', course: 'stars', chapter: `${chapter}` });
    const shown = () => presence.show.mock.calls.map(([, shown]) => shown?.chapter ?? null);

    it('is in 20 of them a minute where nobody touches it, in none else, and then where it stays', async () => {
      const { send } = open(7);
      for (let chapter = 2; chapter <= 60; chapter += 1)
        send({ type: 'viewing', room: room(chapter) });
      expect(shown().filter(Boolean)).toHaveLength(20);
      expect(shown().at(-1)).toBe(null);
      await vi.advanceTimersByTimeAsync(3_000);
      expect(shown().at(-1)).toBe('60');
    });

    it('is as fast as before where its document is loaded anew', () => {
      for (let chapter = 2; chapter <= 60; chapter += 1) {
        open(7).send({ type: 'viewing', room: room(chapter) });
      }
      // With the room of `open`, which it comes back to each time.
      expect(new Set(shown().filter(Boolean)).size).toBeLessThanOrEqual(20);
    });

    it('is in all of them where its learner clicks, and in one again whenever its port is opened anew', () => {
      const { send } = open(7);
      for (let chapter = 2; chapter <= 60; chapter += 1) {
        send({ type: 'viewing', room: room(chapter), byHand: true });
      }
      expect(shown().at(-1)).toBe('60');
      for (let ports = 0; ports < 60; ports += 1) send({ type: 'viewing', room: room(60) });
      expect(shown().at(-1)).toBe('60');
    });
  });

  it('is given what draws people by name when it has somebody to name', () => {
    const { send, port } = open(7);
    open(8);
    send({ type: 'people' });
    expect(onPeople.mock.calls).toEqual([[port]]);
  });

  it('is not told again what it has been told', () => {
    const { port } = open(7);
    for (let times = 0; times < 5; times += 1) tabs.update();
    expect(port.postMessage).toHaveBeenCalledTimes(1);
  });

  it('is not told as live who was there before an outage: who comes later would seem new', () => {
    isStale = true;
    const { port } = open(7);
    tabs.update();
    expect(port.postMessage).not.toHaveBeenCalled();
    isStale = false;
    tabs.update();
    expect(port.postMessage).toHaveBeenCalledWith(expect.objectContaining({ connection: 'live' }));
  });
});

describe('a learner', () => {
  it('is back on a page that they had left, not on one that only opened its port again', () => {
    const { send } = open(7);
    send({ type: 'activity', active: true, visible: true });
    expect(onReturn).not.toHaveBeenCalled();
    send({ type: 'activity', active: false, visible: false });
    send({ type: 'activity', active: true, visible: true });
    expect(onReturn).toHaveBeenCalledTimes(1);
  });

  it('is heard to be offline', () => {
    open(7).send({ type: 'network', online: false });
    expect(onNetwork).toHaveBeenCalledWith(false);
  });
});
