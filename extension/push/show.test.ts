import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PushPayload } from '../../server/contract/push.ts';
import { show } from './show.ts';

const parts = vi.hoisted(() => ({
  remembered: [] as string[],
  focused: vi.fn(),
  inPage: vi.fn(),
}));
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { getURL: (path: string) => `chrome-extension://id${path}` },
    i18n: { getUILanguage: () => 'en' },
  },
}));
vi.mock('../stored.ts', () => ({
  serverUrl: { get: async () => 'https://alongside.example.com' },
  shownDeliveries: {
    get: async () => parts.remembered,
    set: async (next: string[]) => {
      parts.remembered = next;
    },
  },
}));
vi.mock('./course-sites.ts', () => ({
  isOnCourseSite: (url: string) => url.startsWith('https://learn.example.com/'),
}));
vi.mock('./focused-tab.ts', () => ({ focusedTab: parts.focused }));
vi.mock('./page-message.ts', () => ({ showInPage: parts.inPage }));

const PAYLOAD: PushPayload = {
  id: 'n1',
  delivery: 'd1',
  title: 'Exam moved',
  body: 'To Friday.',
  url: 'https://learn.example.com/courses/a/chapters/1',
  icon: null,
  actions: [
    { title: 'Read', url: 'https://learn.example.com/courses/a/chapters/2' },
    { title: 'Win', url: 'https://evil.example.com/' },
  ],
  tag: 't',
  category: 'deadline',
  sentAt: 0,
};
const onDesktop = vi.fn();
/** What happened, in order. */
let reported: string[];
const shown = async (delivery: string) => void reported.push(delivery);

beforeEach(() => {
  parts.remembered = [];
  parts.focused.mockReset().mockResolvedValue(null);
  parts.inPage.mockReset().mockResolvedValue(undefined);
  onDesktop.mockReset().mockResolvedValue(undefined);
  reported = [];
  vi.spyOn(console, 'debug').mockImplementation(() => undefined);
  vi.stubGlobal('self', { registration: { showNotification: onDesktop } });
  vi.stubGlobal('navigator', {
    locks: { request: (_name: string, work: () => Promise<void>) => work() },
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a push', () => {
  it('is shown by the system where nobody looks at what it leads to', async () => {
    await show(PAYLOAD, shown);
    expect(onDesktop).toHaveBeenCalledExactlyOnceWith('Exam moved', expect.anything());
    expect(parts.inPage).not.toHaveBeenCalled();
    expect(reported).toEqual(['d1']);
  });

  it('is shown in the page that its learner looks at, and not by the system', async () => {
    parts.focused.mockResolvedValue(7);
    await show(PAYLOAD, shown);
    expect(parts.focused).toHaveBeenCalledWith(PAYLOAD.url);
    expect(parts.inPage).toHaveBeenCalledExactlyOnceWith(7, expect.anything());
    expect(onDesktop).not.toHaveBeenCalled();
    expect(reported).toEqual(['d1']);
  });

  it('has no button in the page that leads off the course sites', async () => {
    parts.focused.mockResolvedValue(7);
    await show(PAYLOAD, shown);
    const { actions } = parts.inPage.mock.calls[0]?.[1] ?? {};
    expect(actions).toEqual([
      { title: 'Read', url: 'https://learn.example.com/courses/a/chapters/2' },
      { title: 'Win', url: expect.stringMatching(/^https:\/\/alongside\.example\.com/) },
    ]);
  });

  it.each([
    ['has just been closed', () => parts.focused.mockRejectedValue(new Error('No window'))],
    ['does not take it', () => parts.inPage.mockRejectedValue(new Error('No receiver'))],
  ])('is shown by the system where the page %s', async (_what, fail) => {
    parts.focused.mockResolvedValue(7);
    fail();
    await show(PAYLOAD, shown);
    expect(onDesktop).toHaveBeenCalledOnce();
    expect(reported).toEqual(['d1']);
  });

  it('that comes once more is not shown, nor told, again', async () => {
    await show(PAYLOAD, shown);
    await show(PAYLOAD, shown);
    expect(onDesktop).toHaveBeenCalledOnce();
    expect(reported).toEqual(['d1']);
    expect(parts.remembered).toEqual(['d1']);
  });

  it('is told before it is remembered: a worker that ends in between tells twice, not never', async () => {
    await show(PAYLOAD, async (delivery) => {
      expect(parts.remembered).toEqual([]);
      reported.push(delivery);
    });
    expect(reported).toEqual(['d1']);
  });

  it('that can’t be read is shown as that something is new, and of no delivery', async () => {
    await show(null, shown);
    expect(onDesktop).toHaveBeenCalledOnce();
    expect(reported).toEqual([]);
  });
});
