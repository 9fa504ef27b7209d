import { beforeEach, describe, expect, it, vi } from 'vitest';
import { focusedTab } from './focused-tab.ts';

const URL = 'https://learn.example.com/courses/a/chapters/1';
const chrome = vi.hoisted(() => ({
  tab: { id: 7, windowId: 3, url: '' } as { id?: number; windowId: number; url?: string },
  focused: true,
  idle: 'active',
  query: vi.fn(),
  queryState: vi.fn(),
}));
vi.mock('wxt/browser', () => ({
  browser: {
    tabs: { query: chrome.query },
    windows: {
      get: async (id: number) => (id === 3 ? { focused: chrome.focused } : Promise.reject(id)),
    },
    idle: { queryState: chrome.queryState },
  },
}));

beforeEach(() => {
  chrome.tab = { id: 7, windowId: 3, url: URL };
  chrome.focused = true;
  chrome.idle = 'active';
  chrome.query.mockReset().mockImplementation(async () => [chrome.tab]);
  chrome.queryState.mockReset().mockImplementation(async () => chrome.idle);
});

describe('the tab that a learner looks at', () => {
  it('is the one in front, with the page, by somebody who is there', async () => {
    expect(await focusedTab(URL)).toBe(7);
    expect(chrome.query).toHaveBeenCalledWith({ active: true, lastFocusedWindow: true });
  });

  it('is none where the window is behind others', async () => {
    chrome.focused = false;
    expect(await focusedTab(URL)).toBeNull();
  });

  it.each(['idle', 'locked'])('is none where the machine is %s', async (state) => {
    chrome.idle = state;
    expect(await focusedTab(URL)).toBeNull();
  });

  it('asks for input in the last two minutes', async () => {
    await focusedTab(URL);
    expect(chrome.queryState).toHaveBeenCalledWith(120);
  });

  it.each([
    ['another page', { id: 7, windowId: 3, url: 'https://learn.example.com/courses/a/chapters/2' }],
    ['a page whose address is not told', { id: 7, windowId: 3 }],
    ['a tab without an id', { windowId: 3, url: URL }],
  ])('is none where %s is in front', async (_what, tab) => {
    chrome.tab = tab;
    expect(await focusedTab(URL)).toBeNull();
  });

  it('is none where no window is open', async () => {
    chrome.query.mockResolvedValue([]);
    expect(await focusedTab(URL)).toBeNull();
  });
});
