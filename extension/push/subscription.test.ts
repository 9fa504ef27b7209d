import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../server/contract/person.ts';
import type { Identity } from '../identity/identity.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { createSubscription } from './subscription.ts';

/** 65 bytes of zeros, base64url: what the server calls its VAPID key. */
const KEY = 'A'.repeat(87);

const choices = vi.hoisted(() => ({ get: vi.fn(), set: vi.fn() }));
vi.mock('../stored.ts', () => ({ pushChoices: choices, serverUrl: { onChange: vi.fn() } }));
vi.mock('../server/request.ts', () => ({ request: vi.fn() }));

let user: Person | null;
let learnerChanged: () => void;
const identity: Identity = {
  user: async () => user,
  token: async () => `of ${user?.id}`,
  signOut: vi.fn(),
  onChange(listener) {
    learnerChanged = listener;
  },
};

/** A push service that gives a new endpoint to each subscription. */
function pushManager() {
  let made = 0;
  let current: object | null = null;
  const subscribe = async () => {
    const endpoint = `https://push.test/${++made}`;
    current = {
      endpoint,
      options: { applicationServerKey: new ArrayBuffer(65) },
      toJSON: () => ({ endpoint }),
      async unsubscribe() {
        current = null;
      },
    };
    return current;
  };
  return { subscribe: vi.fn(subscribe), getSubscription: vi.fn(async () => current) };
}

/** What the server was told, in order, and by whom. */
let seen: string[];
let manager: ReturnType<typeof pushManager>;

beforeEach(() => {
  seen = [];
  user = { id: 'ana', name: 'Ana', imageUrl: null };
  choices.get.mockResolvedValue([{ learner: 'ana', on: true }]);
  choices.set.mockImplementation(async (next: unknown) => {
    choices.get.mockResolvedValue(next);
  });
  manager = pushManager();
  vi.stubGlobal('self', { registration: { pushManager: manager } });
  vi.stubGlobal('Notification', { permission: 'granted' });
  vi.mocked(request)
    .mockReset()
    .mockImplementation(async (path, _schema, init) => {
      if (path === '/api/config') return { push: { vapidPublicKey: KEY } };
      const { endpoint } = JSON.parse(String(init?.body));
      const bearer = new Headers(init?.headers).get('authorization');
      seen.push(`${init?.method} ${endpoint.slice(-1)} ${bearer}`);
      return null;
    });
});
afterEach(() => void vi.unstubAllGlobals());

const open = () => createSubscription(identity, vi.fn());

describe('a subscription', () => {
  it('is none where a browser can’t have one', async () => {
    vi.stubGlobal('self', {});
    const subscription = open();
    await subscription.check();
    expect(await subscription.standing()).toEqual({ state: 'unsupported', isDecided: true });
  });

  it('is known before the server has answered', async () => {
    await manager.subscribe();
    vi.mocked(request).mockReturnValue(Promise.withResolvers<never>().promise);
    const subscription = open();
    void subscription.check();
    expect(await subscription.standing()).toEqual({ state: 'on', isDecided: true });
  });

  it('is made and registered for who wants it', async () => {
    const subscription = open();
    expect((await subscription.standing()).state).toBe('turning-on');
    await subscription.check();
    expect((await subscription.standing()).state).toBe('on');
    expect(seen).toEqual(['PUT 1 Bearer of ana']);
  });

  it('is made anew for another key of the server’s, and the old one forgotten', async () => {
    await open().check();
    vi.mocked(request).mockImplementationOnce(async () => ({
      push: { vapidPublicKey: `B${KEY.slice(1)}` },
    }));
    await open().onVapidKey(`B${KEY.slice(1)}`);
    expect(seen).toEqual(['PUT 1 Bearer of ana', 'DELETE 1 Bearer of ana', 'PUT 2 Bearer of ana']);
  });

  it('is looked at again after a check that failed as none should', async () => {
    vi.mocked(request).mockRejectedValue(new ServerError('No answer.', null, null));
    const subscription = open();
    manager.getSubscription.mockRejectedValueOnce(new TypeError('unheard of'));
    await expect(subscription.check()).rejects.toThrow('unheard of');
    await subscription.check();
    expect((await subscription.standing()).state).toBe('trouble');
  });

  it('is tried again at once where the server is back', async () => {
    vi.mocked(request).mockRejectedValueOnce(new ServerError('No answer.', null, null));
    const subscription = open();
    await subscription.check();
    expect((await subscription.standing()).state).toBe('trouble');
    await subscription.onVapidKey(KEY);
    expect((await subscription.standing()).state).toBe('on');
    await subscription.onVapidKey(KEY);
    expect(seen).toEqual(['PUT 1 Bearer of ana']);
  });

  it('ends where the browser blocks notifications', async () => {
    const subscription = open();
    await subscription.check();
    vi.stubGlobal('Notification', { permission: 'denied' });
    subscription.look();
    expect((await subscription.standing()).state).toBe('blocked');
    await vi.waitFor(() => expect(seen.at(-1)).toBe('DELETE 1 Bearer of ana'));
  });
});

describe('what a learner says about notifications here', () => {
  it('shows at once, whatever is still under way', async () => {
    const { promise, resolve } = Promise.withResolvers<object>();
    vi.mocked(request).mockReturnValueOnce(promise);
    const onChange = vi.fn();
    const subscription = createSubscription(identity, onChange);
    const check = subscription.check();
    const choice = subscription.choose(false);
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled());
    expect(await subscription.standing()).toEqual({ state: 'off', isDecided: true });
    resolve({ push: { vapidPublicKey: KEY } });
    await Promise.all([check, choice]);
    expect(await subscription.standing()).toEqual({ state: 'off', isDecided: true });
    expect(seen).not.toContain('PUT 1 Bearer of ana');
  });

  it('is shown also where they don’t want what they did not have', async () => {
    choices.get.mockResolvedValue([]);
    const onChange = vi.fn();
    const subscription = createSubscription(identity, onChange);
    expect(await subscription.standing()).toEqual({ state: 'off', isDecided: false });
    await subscription.choose(false);
    expect(onChange).toHaveBeenCalled();
    expect(await subscription.standing()).toEqual({ state: 'off', isDecided: true });
  });

  it('says nothing for the next learner, and is remembered when the first is back', async () => {
    const subscription = open();
    await subscription.check();
    user = { id: 'ben', name: 'Ben', imageUrl: null };
    await subscription.choose(false);
    expect(seen).toContain('DELETE 1 Bearer of ben');
    user = { id: 'ana', name: 'Ana', imageUrl: null };
    await subscription.check();
    expect((await subscription.standing()).state).toBe('on');
  });

  it('registers nobody who signed in while another was being subscribed', async () => {
    const subscription = open();
    manager.subscribe.mockImplementationOnce(async () => {
      user = { id: 'ben', name: 'Ben', imageUrl: null };
      learnerChanged();
      return manager.subscribe();
    });
    await subscription.check();
    await subscription.check();
    expect(seen.filter((each) => each.startsWith('PUT'))).toEqual([]);
    expect(await subscription.standing()).toEqual({ state: 'off', isDecided: false });
  });

  it('gets another address where somebody else registered this one with other keys', async () => {
    const taken = new ServerError('taken', 409, 'subscription-of-another');
    vi.mocked(request).mockImplementationOnce(async () => ({ push: { vapidPublicKey: KEY } }));
    vi.mocked(request).mockImplementationOnce(async () => Promise.reject(taken));
    const subscription = createSubscription(identity, vi.fn());
    await subscription.check();
    expect((await subscription.standing()).state).toBe('trouble');
    await subscription.check();
    expect((await subscription.standing()).state).toBe('on');
    expect(manager.subscribe).toHaveBeenCalledTimes(2);
    expect(seen.at(-1)).toBe('PUT 2 Bearer of ana');
  });
});

describe('signing out', () => {
  it('has the server forget a subscription that is just being registered', async () => {
    const subscription = open();
    const check = subscription.check();
    await subscription.leave();
    await check;
    expect(seen).toEqual(['PUT 1 Bearer of ana', 'DELETE 1 Bearer of ana']);
  });

  it('ends the subscription also while the server does not answer', async () => {
    const subscription = open();
    await subscription.check();
    vi.mocked(request).mockReturnValue(Promise.withResolvers<never>().promise);
    void subscription.leave();
    user = null;
    await subscription.check();
    expect(await manager.getSubscription()).toBeNull();
  });
});

describe('a push service that never answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is given up in half a minute, in words, and turned on once it answers after all', async () => {
    const late = Promise.withResolvers<never>();
    manager.subscribe.mockReturnValueOnce(late.promise);
    const subscription = open();
    const checked = subscription.check();
    await vi.advanceTimersByTimeAsync(30_000);
    await checked;
    expect(await subscription.standing()).toMatchObject({ state: 'trouble', trouble: 'network' });
    late.reject(new DOMException('', 'AbortError'));
    await vi.advanceTimersByTimeAsync(0);
    expect(await subscription.standing()).toMatchObject({ state: 'on' });
  });

  it('is asked once at a time, and ever more rarely', async () => {
    manager.subscribe.mockReturnValue(Promise.withResolvers<never>().promise);
    const subscription = open();
    void subscription.check();
    for (let half = 0; half < 120; half += 1) {
      await vi.advanceTimersByTimeAsync(30_000);
      subscription.look();
    }
    expect(manager.subscribe).toHaveBeenCalledTimes(1);
    const configs = vi.mocked(request).mock.calls.filter(([path]) => path === '/api/config');
    expect(configs.length).toBeLessThanOrEqual(10);
  });
});
