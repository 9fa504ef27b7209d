import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MisfitError } from '../server/misfit-error.ts';
import { createSession } from './session.ts';
import type { SessionParts } from './session-parts.ts';

const nothing = () => undefined;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says that it waits for an update, and goes on once there is one', async () => {
  let isMisfit = true;
  let open = (): void => undefined;
  const parts: SessionParts = {
    identity: {
      user: async () => ({ id: 'ana', name: 'Ana', imageUrl: null }),
      token: async () => 'token',
      signOut: async () => undefined,
      onChange: nothing,
    },
    connect({ onOpen }) {
      open = onOpen;
      return { subscribe: nothing, unsubscribe: nothing, socketId: () => '1.1', close: nothing };
    },
    async fetchConfig() {
      if (isMisfit) throw new MisfitError();
      return {
        identity: { kind: 'local' },
        channels: { key: 'key', cluster: null, host: null, port: null, tls: false },
        push: { vapidPublicKey: '' },
      };
    },
    serverUrl: { get: async () => 'http://127.0.0.1:8787', onChange: nothing },
    outage: { get: async () => null, set: async () => undefined },
    isOnline: () => true,
    random: () => 0.5,
  };
  const session = createSession(parts, {
    authorise: async () => ({ auth: '' }),
    authenticate: async () => ({ auth: '', user_data: '' }),
    people: () => 0,
    ...{ onUnanswered: nothing, onConnection: nothing, onLost: nothing },
    ...{ onConfig: nothing, onEnd: nothing, onChange: nothing },
  });
  session.wake();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(session.connectionState()).toBe('updating');
  isMisfit = false;
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  open();
  expect(session.connectionState()).toBe('live');
});
