import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Identity } from '../identity/identity.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { createSubscription } from './subscription.ts';

const ana = { id: 'ana', name: 'Ana', imageUrl: null };

const choice = vi.hoisted(() => ({ get: vi.fn(), set: vi.fn() }));
vi.mock('../stored.ts', () => ({ pushChoice: choice, serverUrl: { onChange: vi.fn() } }));
vi.mock('../server/request.ts', () => ({ request: vi.fn() }));

const identity: Identity = {
  user: async () => ana,
  token: async () => 'token',
  signOut: vi.fn(),
  onChange: vi.fn(),
};

function subscribed() {
  return {
    endpoint: 'https://push.test/1',
    unsubscribe: vi.fn(async () => true),
  };
}

const manager = { getSubscription: vi.fn(), subscribe: vi.fn() };

beforeEach(() => {
  choice.get.mockResolvedValue({ learner: 'ana', on: true });
  manager.getSubscription.mockResolvedValue(subscribed());
  vi.stubGlobal('self', { registration: { pushManager: manager } });
  vi.stubGlobal('Notification', { permission: 'granted' });
});
afterEach(() => void vi.unstubAllGlobals());

describe('a subscription', () => {
  it('is none where a browser can’t have one', async () => {
    vi.stubGlobal('self', {});
    const subscription = createSubscription(identity, vi.fn());
    await subscription.check();
    expect(await subscription.standing()).toEqual({ state: 'unsupported', isDecided: true });
  });

  it('is known before the server has answered', async () => {
    vi.mocked(request).mockReturnValue(Promise.withResolvers<never>().promise);
    const subscription = createSubscription(identity, vi.fn());
    void subscription.check();
    expect(await subscription.standing()).toEqual({ state: 'on', isDecided: true });
  });

  it('is looked at again after a check that failed as none should', async () => {
    vi.mocked(request).mockRejectedValue(new ServerError('No answer.', null, null));
    const subscription = createSubscription(identity, vi.fn());
    manager.getSubscription.mockRejectedValueOnce(new TypeError('unheard of'));
    await expect(subscription.check()).rejects.toThrow('unheard of');
    await subscription.check();
    expect((await subscription.standing()).state).toBe('trouble');
  });

  it('ends where the browser blocks notifications', async () => {
    const existing = subscribed();
    manager.getSubscription.mockResolvedValue(existing);
    vi.stubGlobal('Notification', { permission: 'denied' });
    vi.mocked(request).mockResolvedValue(null);
    const subscription = createSubscription(identity, vi.fn());
    await subscription.check();
    expect(existing.unsubscribe).toHaveBeenCalledOnce();
    expect((await subscription.standing()).state).toBe('blocked');
    await vi.waitFor(() =>
      expect(request).toHaveBeenLastCalledWith(
        '/api/me/push-subscriptions',
        expect.anything(),
        expect.objectContaining({ method: 'DELETE' }),
      ),
    );
  });
});
