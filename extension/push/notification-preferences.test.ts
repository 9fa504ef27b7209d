import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Preferences } from '../../server/contract/preferences.ts';
import type { Identity } from '../identity/identity.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { createNotificationPreferences } from './notification-preferences.ts';

vi.mock('../server/request.ts', () => ({ request: vi.fn() }));

type Answer = Pick<Preferences, 'notifications'>;

const KEPT: Answer = {
  notifications: {
    enabled: true,
    categories: { announcement: true, deadline: true, session: true, feedback: true },
    quietHours: null,
    dailyCap: null,
  },
};
const capped = (dailyCap: number): Answer => ({
  notifications: { ...KEPT.notifications, dailyCap },
});

let signedIn: () => void;
const identity: Identity = {
  user: vi.fn(),
  token: async () => 'token',
  signOut: vi.fn(),
  onChange(listener) {
    signedIn = listener;
  },
};

describe('what a learner has chosen about notifications', () => {
  beforeEach(() => void vi.mocked(request).mockReset().mockResolvedValue(KEPT));

  it('is as they have just chosen, while the server is still being told', async () => {
    const preferences = createNotificationPreferences(identity, vi.fn());
    await preferences.refresh();
    const answer = Promise.withResolvers<Answer>();
    vi.mocked(request).mockReturnValue(answer.promise);
    const changing = preferences.change({ categories: { deadline: false } });
    expect(preferences.current()?.categories).toMatchObject({ deadline: false, session: true });
    answer.resolve(capped(5));
    await changing;
    expect(preferences.current()).toEqual(capped(5).notifications);
  });

  it('goes back to what it was where the server can’t be told', async () => {
    const preferences = createNotificationPreferences(identity, vi.fn());
    await preferences.refresh();
    vi.mocked(request).mockRejectedValue(new ServerError('No answer.', null, null));
    await preferences.change({ dailyCap: 3 });
    expect(preferences.current()?.dailyCap).toBeNull();
  });

  it.each([
    ['can’t be reached', new ServerError('No answer.', null, null), /can’t be reached/],
    ['says no', new ServerError('timeZone is no IANA time zone.', 400, 'x'), /no IANA time zone/],
    ['failed', new ServerError('It failed.', 500, 'internal'), /server failed/],
    ['has enough', new ServerError('Too many.', 429, 'x'), /Try again in a minute/],
  ])('says why a change was not taken where the server %s', async (_, error, words) => {
    const preferences = createNotificationPreferences(identity, vi.fn());
    vi.mocked(request).mockRejectedValueOnce(error);
    await preferences.change({ dailyCap: 3 });
    expect(preferences.problem()).toMatch(words);
    await preferences.change({ dailyCap: 3 });
    expect(preferences.problem()).toBeNull();
  });

  it('keeps a change though what was asked before it is answered after it', async () => {
    const first = Promise.withResolvers<Answer>();
    vi.mocked(request).mockReturnValueOnce(first.promise).mockResolvedValue(capped(3));
    const preferences = createNotificationPreferences(identity, vi.fn());
    void preferences.refresh();
    const changing = preferences.change({ dailyCap: 3 });
    first.resolve(KEPT);
    await changing;
    expect(preferences.current()?.dailyCap).toBe(3);
  });

  it('is nobody else’s', async () => {
    const anas = Promise.withResolvers<Answer>();
    vi.mocked(request).mockReturnValueOnce(anas.promise);
    const preferences = createNotificationPreferences(identity, vi.fn());
    const asked = preferences.refresh();
    const changed = preferences.change({ dailyCap: 3 });
    await vi.waitFor(() => expect(request).toHaveBeenCalled());
    signedIn();
    anas.resolve(capped(1));
    await Promise.all([asked, changed]);
    expect(preferences.current()).toBeNull();
    expect(request).toHaveBeenCalledTimes(1);
  });
});
