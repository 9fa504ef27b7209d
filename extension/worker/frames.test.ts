import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrames, type Frames } from './frames.ts';

const sendMessage = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('wxt/browser', () => ({ browser: { tabs: { sendMessage } } }));

const C = 'https://content.test';
let frames: Frames;

/** A port of tab 7; gives ways to have it say something, and go. */
function port(url: string, frameId: number, tabId = 7) {
  let send: (message: unknown) => void = () => undefined;
  let close: () => void = () => undefined;
  const postMessage = vi.fn();
  const opened = {
    sender: { tab: { id: tabId }, url, frameId },
    postMessage,
    onMessage: {
      addListener(listener: typeof send) {
        send = listener;
      },
    },
    onDisconnect: {
      addListener(listener: typeof close) {
        close = listener;
      },
    },
  };
  return {
    opened,
    postMessage,
    post: (message: unknown) => send(message),
    go: (to: string) => send({ type: 'at', url: to }),
    close: () => close(),
  };
}

/** The page of tab 7; gives what it is told. */
function openPage(tabId = 7) {
  const page = port('https://learn.test/mod/1', 0, tabId);
  frames.addPage(page.opened);
  return { ...page, lastSeen: () => page.postMessage.mock.lastCall?.[0]?.frames };
}

function openFrame(url: string, tabId = 7) {
  const frame = port(url, 3, tabId);
  expect(frames.add(frame.opened)).toBe(true);
  return frame;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  frames = createFrames(/^https:\/\/content\.test\//);
});
afterEach(() => void vi.useRealTimers());

describe('frames', () => {
  it('are where the browser says, each in its own tab', () => {
    const pages = [openPage(), openPage(8)];
    openFrame(`${C}/1`);
    openFrame(`${C}/3`, 8);
    openFrame(`${C}/2`);
    expect(pages.map((page) => page.lastSeen())).toEqual([[`${C}/1`, `${C}/2`], [`${C}/3`]]);
  });

  it.each([
    ['pages of their own', { tab: { id: 7 }, url: `${C}/1`, frameId: 0 }],
    ['of another origin', { tab: { id: 7 }, url: 'https://learn.test/mod/1', frameId: 3 }],
    ['of no tab', { url: `${C}/1`, frameId: 3 }],
  ])('are none where they are %s', (_, sender) => {
    const page = openPage();
    expect(frames.add({ ...port('', 3).opened, sender })).toBe(false);
    expect(page.postMessage).not.toHaveBeenCalled();
  });

  it('go on within their origin', () => {
    const page = openPage();
    openFrame(`${C}/1`).go(`${C}/2#part`);
    expect(page.lastSeen()).toEqual([`${C}/2#part`]);
  });

  it.each([
    'https://learn.test/mod/1',
    'http://content.test/2',
    'https://content.test:8443/2',
    `blob:${C}/3`,
    `${C}/${'x'.repeat(2_000)}`,
    'x',
    '',
  ])('can’t say that they are at %s', (url) => {
    const page = openPage();
    const frame = openFrame(`${C}/1`);
    frame.go(url);
    for (const message of [null, 'at', { type: 'at' }, { url }]) frame.post(message);
    expect(page.postMessage).toHaveBeenCalledTimes(1);
  });

  it('are forgotten when they go', () => {
    const page = openPage();
    const frame = openFrame(`${C}/1`);
    openFrame(`${C}/2`);
    frame.close();
    expect(page.lastSeen()).toEqual([`${C}/2`]);
  });

  it('are ten at the most for a page', () => {
    const page = openPage();
    const [first] = Array.from({ length: 30 }, (_, index) => openFrame(`${C}/${index}`));
    expect(page.lastSeen()).toHaveLength(10);
    first?.close();
    expect(page.lastSeen()).toContain(`${C}/10`);
  });

  it('are not listened to beyond a hundred in a tab, whatever its page makes', () => {
    for (let index = 0; index < 100; index += 1) openFrame(`${C}/${index}`);
    expect(frames.add(port(`${C}/100`, 3).opened)).toBe(false);
    openFrame(`${C}/1`, 8);
  });
});

describe('a page that opens its port', () => {
  it('is told of its frames at once', () => {
    openFrame(`${C}/1`);
    expect(openPage().lastSeen()).toEqual([`${C}/1`]);
  });

  it('has them called where the worker knows of none, and is told that there are none later', () => {
    const page = openPage();
    expect(sendMessage).toHaveBeenCalledWith(7, { type: 'frames' });
    expect(page.postMessage).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(page.lastSeen()).toEqual([]);
  });

  it('is told by its last port alone', () => {
    const before = openPage();
    const page = openPage();
    before.close();
    before.postMessage.mockReset();
    openFrame(`${C}/1`);
    expect(page.lastSeen()).toEqual([`${C}/1`]);
    expect(before.postMessage).not.toHaveBeenCalled();
  });
});
