import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contentOf } from '../compose/draft.ts';
import { EMPTY_FIELDS } from '../compose/draft-fields.ts';
import { createAdminApi } from './admin-api.ts';

const fetched = vi.fn<typeof fetch>();
beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => void vi.unstubAllGlobals());

const signedOut = vi.fn();
const api = createAdminApi(() => Promise.resolve('a.b.c'), signedOut);

/** What was asked last. */
function asked() {
  const [address, init] = fetched.mock.lastCall ?? [];
  const headers = Object.fromEntries(new Headers(init?.headers));
  return { address, method: init?.method, headers, body: init?.body };
}

describe('the API', () => {
  it('is asked as who is signed in', async () => {
    fetched.mockResolvedValue(Response.json({ learners: [{ id: '1', name: 'Ana' }] }));
    expect(await api.learners('a b')).toEqual([{ id: '1', name: 'Ana' }]);
    expect(asked()).toEqual({
      address: '/api/admin/learners?name=a+b',
      method: 'GET',
      headers: { authorization: 'Bearer a.b.c' },
      body: undefined,
    });
  });

  it('is asked for the reach of an audience without sending anything', async () => {
    const reach = { people: 1, devices: 2 };
    fetched.mockResolvedValue(Response.json({ reach }));
    expect(await api.reach({ type: 'everyone' })).toEqual(reach);
    expect(asked()).toMatchObject({
      address: '/api/admin/notifications?dryRun=',
      method: 'POST',
      body: '{"title":"Reach","audience":{"type":"everyone"}}',
    });
  });

  it('is sent a draft with its key', async () => {
    const reach = { people: 1, devices: 2 };
    fetched.mockResolvedValue(Response.json({ id: 'n1', reach }, { status: 202 }));
    const fields = { ...EMPTY_FIELDS, title: 'T' };
    const audience = { type: 'everyone' } as const;
    const draft = { ...contentOf(fields), audience, sendAt: null, now: null };
    expect(await api.send(draft, 'key')).toEqual(reach);
    expect(asked()).toMatchObject({
      address: '/api/admin/notifications',
      method: 'POST',
      headers: { 'idempotency-key': 'key', 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    });
  });

  it('is asked for courses by what they are called, and tells what one is', async () => {
    const courses = [{ site: 'demo', course: 'botany', title: null }];
    fetched.mockResolvedValue(Response.json({ courses, next: null }));
    expect(await api.courses('bot')).toEqual(courses);
    expect(asked()).toMatchObject({ address: '/api/admin/courses?text=bot', method: 'GET' });
    fetched.mockResolvedValue(new Response(null, { status: 204 }));
    const change = { site: 'demo', course: 'botany', chapter: null, title: 'Botany' };
    await api.setTitle(change);
    expect(asked()).toMatchObject({
      address: '/api/admin/titles',
      method: 'PUT',
      body: JSON.stringify(change),
    });
  });

  it('is asked to cancel a notification by its id', async () => {
    fetched.mockResolvedValue(Response.json({}));
    await api.cancel('n1');
    expect(asked()).toMatchObject({
      address: '/api/admin/notifications/n1/cancel',
      method: 'POST',
    });
  });
});

describe('what comes to nothing is said in words', () => {
  it('where the server does not answer', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(api.me()).rejects.toThrow('The server does not answer. Is it running?');
  });

  it('where there is no token to be had', async () => {
    const offline = createAdminApi(() => Promise.reject(new Error('offline')), signedOut);
    await expect(offline.me()).rejects.toThrow(
      'Your sign-in can’t be checked now. Are you online?',
    );
    expect(fetched).not.toHaveBeenCalled();
  });

  it('where nobody is signed in any more, which is told on', async () => {
    const nobody = createAdminApi(() => Promise.resolve(null), signedOut);
    await expect(nobody.me()).rejects.toThrow('You are signed out.');
    expect(signedOut).toHaveBeenCalledOnce();
    expect(fetched).not.toHaveBeenCalled();
  });
});
