import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../../server/contract/person.ts';
import { SignedOutError } from '../identity.ts';
import { ClerkFailure } from './clerk-failure.ts';
import { clerkError } from './testing/fake-clerk.ts';
import { openSession, tokenOf } from './testing/open-session.ts';

const LIFETIME = 60_000;
const anaHerself: Person = { id: 'user_ana', name: 'Ana Lima', imageUrl: null };

describe('a session with Clerk', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is nobody’s before anybody has signed in, and Clerk is not asked', async () => {
    const { session, getToken } = openSession();
    await expect(session.token()).rejects.toBeInstanceOf(SignedOutError);
    expect(getToken).not.toHaveBeenCalled();
  });

  it('is known, with its token, once it is taken up', async () => {
    const { session, kept } = openSession();
    expect(await session.takeUp()).toEqual(anaHerself);
    expect(await kept.user.get()).toEqual(anaHerself);
    expect(await session.token()).toBe((await kept.token.get())?.token);
  });

  it('gives one token until shortly before its end, and then another', async () => {
    const { session, getToken } = openSession();
    await session.takeUp();
    vi.advanceTimersByTime(LIFETIME - 11_000);
    await session.token();
    expect(getToken).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2_000);
    await session.token();
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('asks once for all who need a token at the same time', async () => {
    const { session, getToken } = openSession();
    await session.takeUp();
    vi.advanceTimersByTime(LIFETIME);
    await Promise.all([session.token(), session.token(), session.token()]);
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it('leaves every cache aside where the server refused the last one', async () => {
    const { session, getToken } = openSession();
    await session.takeUp();
    await session.token(true);
    expect(getToken).toHaveBeenLastCalledWith({ skipCache: true });
  });

  it('takes a new name and picture from a new token, and tells of them once', async () => {
    const { session, kept, getToken } = openSession();
    await session.takeUp();
    const changed = vi.fn();
    kept.user.onChange(changed);
    await session.token(true);
    expect(changed).not.toHaveBeenCalled();
    const picture = 'https://img.test/a.png';
    getToken.mockResolvedValue(tokenOf({ name: 'Ana Costa', picture }));
    await session.token(true);
    expect(await kept.user.get()).toEqual({ ...anaHerself, name: 'Ana Costa', imageUrl: picture });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('falls back on what Clerk’s client knows where the token tells no name', async () => {
    const { session, client, getToken } = openSession();
    getToken.mockResolvedValue(tokenOf({ name: undefined, picture: undefined }));
    client.js.user = {
      fullName: null,
      username: 'ana',
      imageUrl: 'https://x.test',
      hasImage: true,
    };
    expect(await session.takeUp()).toMatchObject({ name: 'ana', imageUrl: 'https://x.test' });
    client.js.user = {
      fullName: null,
      username: null,
      imageUrl: 'https://x.test',
      hasImage: false,
    };
    expect(await session.takeUp()).toMatchObject({ name: 'Learner', imageUrl: null });
  });

  it('asks Clerk again who the person is, every five minutes, where the token does not tell', async () => {
    const { session, kept, client, getToken } = openSession();
    const person = { fullName: 'Ana Lima', username: null, imageUrl: '', hasImage: false };
    getToken.mockImplementation(async () => tokenOf({ name: undefined, picture: undefined }));
    client.js.user = person;
    await session.takeUp();
    vi.advanceTimersByTime(4 * LIFETIME);
    await session.token(true);
    expect(client.renewed).toBe(0);
    client.js.user = { ...person, fullName: 'Ana Costa' };
    vi.advanceTimersByTime(2 * LIFETIME);
    await session.token(true);
    expect(client.renewed).toBe(1);
    expect(await kept.user.get()).toMatchObject({ name: 'Ana Costa' });
  });

  it('does not where it does', async () => {
    const { session, client } = openSession();
    await session.takeUp();
    vi.advanceTimersByTime(6 * LIFETIME);
    await session.token(true);
    expect(client.renewed).toBe(0);
  });

  it.each([401, 404])('that Clerk answers with %i ends here, too', async (status) => {
    const { session, kept, client, getToken } = openSession();
    await session.takeUp();
    getToken.mockImplementation(async () => {
      client.js.session = null;
      throw clerkError(status, 'signed_out');
    });
    await expect(session.token(true)).rejects.toBeInstanceOf(SignedOutError);
    expect(await kept.user.get()).toBeNull();
    expect(await kept.token.get()).toBeNull();
    expect(client.forgotten).toBe(0);
  });

  it('ends where Clerk does not know this browser any more, whose secret is forgotten', async () => {
    const { session, kept, client, getToken } = openSession();
    await session.takeUp();
    getToken.mockRejectedValue(clerkError(401, 'dev_browser_unauthenticated'));
    await expect(session.token(true)).rejects.toBeInstanceOf(SignedOutError);
    expect(await kept.user.get()).toBeNull();
    expect(client).toMatchObject({ renewed: 1, forgotten: 1 });
  });

  it.each([
    ['does not answer', new Error('Network error at https://…?__clerk_db_jwt=eyJhidden')],
    ['has too much to do', clerkError(429, 'too_many_requests')],
    ['fails', clerkError(500, 'internal')],
  ])('outlives a Clerk that %s', async (_what, error) => {
    const { session, kept, getToken } = openSession();
    await session.takeUp();
    getToken.mockRejectedValue(error);
    const thrown = await session.token(true).catch((found: unknown) => found);
    expect(thrown).not.toBeInstanceOf(SignedOutError);
    expect(String(thrown)).not.toContain('hidden');
    expect(await kept.user.get()).toEqual(anaHerself);
  });

  it('does not end while the course site is just setting its cookies anew', async () => {
    let changes = 0;
    const { session, client, kept } = openSession(undefined, () => changes);
    await session.takeUp();
    const { session: onSite } = client.js;
    client.js = Object.defineProperty({ ...client.js }, 'session', {
      get() {
        changes += 1;
        return null;
      },
    });
    await expect(session.takeUp()).rejects.toBeInstanceOf(ClerkFailure);
    expect(await kept.user.get()).toEqual(anaHerself);
    client.js = { ...client.js, session: onSite };
    expect(await session.takeUp()).toEqual(anaHerself);
    client.js = { ...client.js, session: null };
    expect(await session.takeUp()).toBeNull();
    expect(await kept.user.get()).toBeNull();
  });

  it('that is pending is none', async () => {
    const { session, client } = openSession();
    if (client.js.session) client.js.session.status = 'pending';
    expect(await session.takeUp()).toBeNull();
  });
});

describe('signing out', () => {
  it('is done here before Clerk has answered', async () => {
    const { session, kept, removeSessions } = openSession();
    await session.takeUp();
    let answer: () => void = () => undefined;
    removeSessions.mockImplementation(
      () => new Promise((resolve) => (answer = () => resolve(undefined))),
    );
    const ending = session.end();
    await vi.waitFor(async () => expect(await kept.user.get()).toBeNull());
    expect(await kept.token.get()).toBeNull();
    await vi.waitFor(() => expect(removeSessions).toHaveBeenCalled());
    answer();
    await ending;
  });

  it('is not undone by a token that was under way', async () => {
    const { session, kept, getToken } = openSession();
    await session.takeUp();
    let answer: (token: string) => void = () => undefined;
    getToken.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const late = session.token(true);
    await vi.waitFor(() => expect(getToken).toHaveBeenCalledTimes(2));
    const ending = session.end();
    answer(tokenOf());
    await expect(late).rejects.toBeInstanceOf(SignedOutError);
    await ending;
    expect(await kept.user.get()).toBeNull();
  });

  it('forgets this browser’s secret where Clerk can’t be reached', async () => {
    const { session, kept, client, removeSessions } = openSession();
    await session.takeUp();
    removeSessions.mockRejectedValue(new Error('Network error'));
    await expect(session.end()).rejects.toMatchObject({ status: null });
    expect(client.forgotten).toBe(1);
    expect(await kept.user.get()).toBeNull();
  });
});
