import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { type ChapterTab, createChapterTabs } from './chapter-tabs.ts';

type Listener = (...args: never[]) => void;
/** What Chrome tells, and to whom. */
const chrome = vi.hoisted(() => ({
  listeners: new Map<string, (...args: unknown[]) => void>(),
  tabs: [] as { id: number; discarded: boolean }[],
  script: async (): Promise<unknown> => [],
}));
vi.mock('wxt/browser', () => {
  const event = (name: string) => ({
    addListener: (listener: Listener) => void chrome.listeners.set(name, listener as () => void),
  });
  return {
    browser: {
      tabs: {
        onUpdated: event('updated'),
        onReplaced: event('replaced'),
        onRemoved: event('removed'),
        query: async () => chrome.tabs,
      },
      scripting: { executeScript: () => chrome.script() },
    },
  };
});

let isStale = false;
const presence = {
  isStale: () => isStale,
  show: vi.fn(),
  leave: vi.fn(),
  lookAgain: vi.fn(),
  standingOf: () => ({
    connection: 'live' as const,
    selfId: 'ana',
    people: { members: [], count: 0 },
    appearsOffline: false,
  }),
};
const onReturn = vi.fn();
const onNetwork = vi.fn();
let tabs: ReturnType<typeof createChapterTabs>;

/** A page in tab `id` opens its port; gives a way to have it say something. */
function open(id: number): { send(message: object): void; port: { postMessage: Listener } } {
  let received: (message: object) => void = () => undefined;
  const port = {
    sender: { tab: { id }, documentId: `document ${id}` },
    postMessage: vi.fn(),
    disconnect: vi.fn(),
    onMessage: {
      addListener(listener: typeof received) {
        received = listener;
      },
    },
    onDisconnect: { addListener: () => undefined },
  };
  tabs.add(port as unknown as Browser.runtime.Port);
  const send = (message: object) => received(message);
  send({ type: 'viewing', chapter: { courseId: 'demo', chapterId: '1' } });
  return { send, port };
}

const left = () =>
  presence.leave.mock.calls.map(([tab]: ChapterTab[]) => tab?.port.sender?.tab?.id);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  chrome.script = async () => [];
  isStale = false;
  tabs = createChapterTabs({
    presence: presence as unknown as Parameters<typeof createChapterTabs>[0]['presence'],
    joinToasts: () => true,
    onActivity: () => undefined,
    onNetwork,
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

  it('is gone where the browser lists it no more, or as discarded', async () => {
    for (const id of [7, 8, 9]) open(id);
    chrome.tabs = [
      { id: 7, discarded: false },
      { id: 8, discarded: true },
    ];
    await tabs.sweep();
    expect(left()).toEqual([8, 9]);
  });

  it('is gone where its page does not answer', async () => {
    chrome.script = () => new Promise(() => undefined);
    open(7);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(left()).toEqual([7]);
  });

  it('is there where its page answers', async () => {
    open(7);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(left()).toEqual([]);
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
