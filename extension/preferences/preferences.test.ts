import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Visibility } from '../../server/contract/visibility.ts';
import type { Identity } from '../identity/identity.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { createPreferences, type Preferences } from './preferences.ts';

const kept = vi.hoisted(() => ({
  fallback: {
    ...{ appearOffline: false, joinToasts: true, receipts: true, visibility: 'name' },
    ...{ visibilityChosen: null, courseVisibility: [], allowedVisibility: [] },
  },
  get: vi.fn(),
  set: vi.fn(),
}));
vi.mock('../stored.ts', () => ({ presencePreferences: kept }));
vi.mock('../server/request.ts', () => ({ request: vi.fn() }));

let learner: string | null;
let learnerChanged: () => void;
const identity: Identity = {
  user: async () => (learner === null ? null : { id: learner, name: learner, imageUrl: null }),
  token: async () => 'token',
  signOut: vi.fn(),
  onChange(listener) {
    learnerChanged = listener;
  },
};
/** Whether the learner is unseen, at each change. */
let unseen: boolean[];
let preferences: Preferences;
const isUnseen = () => preferences.seenIn(null) !== 'seen';
const onUnchosen = vi.fn();

async function open(appearOffline: boolean, more: object = {}): Promise<void> {
  const chosen = { appearOffline, visibilityChosen: true, ...more };
  kept.get.mockResolvedValue({ ...kept.fallback, ...chosen });
  unseen = [];
  onUnchosen.mockReset();
  preferences = createPreferences(identity, () => unseen.push(isUnseen()), onUnchosen);
  await vi.waitFor(() => expect(unseen).toEqual([appearOffline]));
}

beforeEach(() => {
  learner = 'ana';
  kept.set.mockReset().mockResolvedValue(undefined);
  vi.mocked(request).mockReset();
});

describe('a learner who is seen otherwise in one course', () => {
  const botany = { site: 'garden', course: 'botany' };
  const algebra = { ...botany, course: 'algebra' };
  const seen = () => [botany, algebra, null].map((place) => preferences.seenIn(place));
  const ofBotany = (visibility: Visibility) => ({
    courseVisibility: [{ ...botany, visibility }],
  });

  it('is unseen there alone', async () => {
    await open(false, ofBotany('offline'));
    expect(seen()).toEqual(['offline', 'seen', 'seen']);
  });

  it('is seen there alone', async () => {
    await open(true, ofBotany('counted'));
    expect(seen()).toEqual(['seen', 'offline', 'offline']);
  });

  it('is unseen there at once where they choose so, and goes on to be seen where they choose it for others', async () => {
    await open(false, ofBotany('name'));
    vi.mocked(request).mockReturnValue(Promise.withResolvers<never>().promise);
    void preferences.change({ visibility: 'offline' });
    expect(seen()).toEqual(['seen', 'offline', 'offline']);
    void preferences.change(ofBotany('offline'));
    expect(seen()).toEqual(['offline', 'offline', 'offline']);
    expect(preferences.current()).toMatchObject(ofBotany('offline'));
    void preferences.change({ courseVisibility: [{ ...botany, visibility: null }] });
    expect(preferences.current().courseVisibility).toEqual([]);
    expect(seen()).toEqual(['offline', 'offline', 'offline']);
  });
});

describe('a learner who appears offline', () => {
  it('is unseen at once, before the server has answered', async () => {
    await open(false);
    vi.mocked(request).mockReturnValue(Promise.withResolvers<never>().promise);
    void preferences.change({ appearOffline: true });
    expect(isUnseen()).toBe(true);
  });

  it('may be seen again once the server has agreed, and no sooner', async () => {
    await open(true);
    const answer = Promise.withResolvers<object>();
    vi.mocked(request).mockReturnValue(answer.promise);
    const changed = preferences.change({ appearOffline: false });
    expect([preferences.current().appearOffline, isUnseen()]).toEqual([false, true]);
    answer.resolve(kept.fallback);
    await changed;
    expect(isUnseen()).toBe(false);
  });

  it('stays so where the server does not agree, and is told', async () => {
    await open(true);
    vi.mocked(request).mockRejectedValue(new ServerError('No answer.', null, null));
    await preferences.change({ appearOffline: false });
    expect(preferences.current().appearOffline).toBe(true);
    expect(unseen).not.toContain(false);
    expect(preferences.problem()).toMatch(/can’t be reached/);
    preferences.forgetProblem();
    expect(preferences.problem()).toBeNull();
  });
});

describe('another learner', () => {
  it('has none of the choices of the one before, also while nobody is signed in', async () => {
    await open(true);
    learner = null;
    learnerChanged();
    await vi.waitFor(() => expect(preferences.current().appearOffline).toBe(false));
  });

  it('is nobody who only has another name', async () => {
    await open(true);
    learnerChanged();
    await identity.user();
    await Promise.resolve();
    expect(preferences.current().appearOffline).toBe(true);
  });
});

describe('a learner who signs in', () => {
  const answer = (visibilityChosen: boolean) => ({
    ...{ ...kept.fallback, visibilityChosen, visibility: 'first-name' },
  });
  const asked = () =>
    vi.mocked(request).mock.calls.map(([, , init]) => [init?.method ?? 'GET', init?.body]);

  async function signIn(): Promise<void> {
    await open(false);
    learner = 'ben';
    learnerChanged();
  }

  it('is seen by nobody until they have chosen, and is asked to', async () => {
    vi.mocked(request).mockResolvedValue(answer(false));
    await signIn();
    await vi.waitFor(() => expect(onUnchosen).toHaveBeenCalledOnce());
    expect(preferences.seenIn(null)).toBe('unchosen');
    vi.mocked(request).mockResolvedValue(answer(true));
    await preferences.change({ visibility: 'first-name' });
    expect(preferences.seenIn(null)).toBe('seen');
  });

  it('is not asked who has chosen in another browser, nor by a server that knows of no choice', async () => {
    vi.mocked(request).mockResolvedValue(kept.fallback);
    await signIn();
    await vi.waitFor(() => expect(preferences.seenIn(null)).toBe('seen'));
    expect(onUnchosen).not.toHaveBeenCalled();
  });

  it('has chosen by the form that they signed in by', async () => {
    vi.mocked(request).mockResolvedValue(answer(true));
    await open(false);
    preferences.chooseAtSignIn('counted');
    learner = 'ben';
    learnerChanged();
    const sent = [['PUT', '{"visibility":"counted"}']];
    await vi.waitFor(() => expect(asked()).toEqual(sent));
    await vi.waitFor(() => expect(preferences.seenIn(null)).toBe('seen'));
    expect(onUnchosen).not.toHaveBeenCalled();
  });

  it('has chosen by a form that always asks, also where the worker has ended since', async () => {
    vi.mocked(request).mockImplementation(async (_path, _schema, init) =>
      answer(init?.method === 'PUT'),
    );
    kept.get.mockResolvedValue(kept.fallback);
    preferences = createPreferences(
      { ...identity, choosesAtSignIn: true },
      () => undefined,
      onUnchosen,
    );
    await vi.waitFor(async () => {
      await preferences.refresh();
      expect(asked().at(-1)).toEqual(['PUT', '{"visibility":"first-name"}']);
    });
    expect(preferences.seenIn(null)).toBe('seen');
  });

  it('has chosen by that form also where the server could not be told at once', async () => {
    vi.mocked(request).mockRejectedValue(new ServerError('No.', 503, 'unavailable'));
    await open(false);
    preferences.chooseAtSignIn('counted');
    learner = 'ben';
    learnerChanged();
    await vi.waitFor(() => expect(asked()).toHaveLength(1));
    vi.mocked(request).mockReset();
    vi.mocked(request).mockResolvedValueOnce(answer(false)).mockResolvedValue(answer(true));
    await preferences.refresh();
    expect(asked()).toEqual([
      ['GET', undefined],
      ['PUT', '{"visibility":"counted"}'],
    ]);
    expect(preferences.seenIn(null)).toBe('seen');
    expect(onUnchosen).not.toHaveBeenCalled();
  });

  it('is taken for what the latest answer says, also where one of before comes after it', async () => {
    vi.mocked(request).mockResolvedValueOnce(answer(false));
    await signIn();
    await vi.waitFor(() => expect(preferences.seenIn(null)).toBe('unchosen'));
    let late: (answer: unknown) => void = () => undefined;
    vi.mocked(request).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const refreshed = preferences.refresh();
    vi.mocked(request).mockResolvedValue(answer(true));
    await preferences.change({ visibility: 'first-name' });
    late(answer(false));
    await refreshed;
    expect(preferences.seenIn(null)).toBe('seen');
  });

  it('is taken for what they chose, also where it was asked for before that was answered', async () => {
    vi.mocked(request).mockResolvedValueOnce(answer(false));
    await signIn();
    await vi.waitFor(() => expect(preferences.seenIn(null)).toBe('unchosen'));
    const [put, get] = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
    vi.mocked(request).mockReturnValueOnce(put.promise).mockReturnValueOnce(get.promise);
    const changed = preferences.change({ visibility: 'first-name' });
    const refreshed = preferences.refresh();
    put.resolve(answer(true));
    await changed;
    get.resolve(answer(false));
    await refreshed;
    expect(preferences.seenIn(null)).toBe('seen');
  });

  it('has chosen the operator’s default where the form could not say what there is', async () => {
    vi.mocked(request).mockResolvedValueOnce(answer(false)).mockResolvedValue(answer(true));
    await open(false);
    preferences.chooseAtSignIn(null);
    learner = 'ben';
    learnerChanged();
    const sent = [
      ['GET', undefined],
      ['PUT', '{"visibility":"first-name"}'],
    ];
    await vi.waitFor(() => expect(asked()).toEqual(sent));
  });
});
