import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerConfig } from '../../server/contract/api.ts';
import { ServerError } from '../server/server-error.ts';
import type { connectChannels } from './connection.ts';
import type { Outage } from './retry-time.ts';
import { createSession, type Session } from './session.ts';

const MINUTE = 60_000;
const ANA = { id: 'ana', name: 'Ana', imageUrl: null };
const CONFIG: ServerConfig = {
  identity: { kind: 'local' },
  channels: { key: 'key', cluster: null, host: null, port: null, tls: false },
  push: { vapidPublicKey: '' },
};

const nothing = () => undefined;
type Events = Pick<Parameters<typeof connectChannels>[0], 'onOpen' | 'onLost' | 'onMessage'>;

let isDown: boolean;
/** Requests are swallowed. */
let isHanging: boolean;
let isOnline: boolean;
let tries: number;
/** Connections that were tried, and whether the try under way began with the configuration. */
let [made, isAsked] = [0, false];
let kept: Outage | null;
let events: Events | null;
let user: typeof ANA | null;
/** How it stood whenever it told of a change. */
let seen: string[];

/** A worker starts: what is kept outlives the one before. */
function start(): Session {
  const session = createSession(
    {
      identity: {
        ...{ user: async () => user, token: async () => 'token' },
        ...{ signOut: async () => undefined, onChange: nothing },
      },
      connect(options) {
        made += 1;
        if (!isAsked) tries += 1;
        isAsked = false;
        if (isDown) void Promise.resolve().then(() => options.onLost(false));
        else events = options;
        return { subscribe: nothing, unsubscribe: nothing, socketId: () => '1.1', close: nothing };
      },
      async fetchConfig() {
        tries += 1;
        isAsked = true;
        if (isHanging) await new Promise(() => undefined);
        if (isDown) throw new ServerError('The server does not answer.', null, null);
        return CONFIG;
      },
      serverUrl: { get: async () => 'http://127.0.0.1:8787', onChange: nothing },
      outage: {
        get: async () => kept,
        async set(next) {
          kept = next;
        },
      },
      ...{ isOnline: () => isOnline, random: () => 0.5 },
    },
    {
      authenticate: async () => ({ auth: '', user_data: '' }),
      ...{ authorise: async () => ({ auth: '' }), people: () => 0 },
      ...{ onUnanswered: nothing, onConnection: nothing, onLost: nothing, onConfig: nothing },
      onEnd: nothing,
      onChange: () => seen.push(session.connectionState()),
    },
  );
  session.retryIfDue();
  return session;
}

/** Lets `ms` pass, with the alarm that rings each half minute. */
async function pass(session: Session, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 30_000) {
    await vi.advanceTimersByTimeAsync(Math.min(left, 30_000));
    session.retryIfDue();
  }
  await vi.advanceTimersByTimeAsync(0);
}

async function connected(): Promise<Session> {
  const session = start();
  await vi.advanceTimersByTimeAsync(0);
  events?.onOpen();
  return session;
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'],
    now: Date.parse('2026-11-30T12:00:00Z'),
  });
  isHanging = false;
  [isDown, isOnline, tries, kept, events, user, seen] = [false, true, 0, null, null, ANA, []];
});
afterEach(() => void vi.useRealTimers());

describe('a session', () => {
  it('is live once it is connected', async () => {
    const session = await connected();
    expect(session.connectionState()).toBe('live');
    expect(session.user()).toEqual(ANA);
  });

  it.each([
    ['was lost', () => events?.onLost(false)],
    ['was given up for a new one', (session: Session) => session.renew()],
  ])('tells by itself, 5 s later, that its connection %s', async (_what, end) => {
    const session = await connected();
    isHanging = true;
    end(session);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(seen.at(-1)).toBe('live');
    await vi.advanceTimersByTimeAsync(200);
    expect(seen.at(-1)).toBe('reconnecting');
  });

  it('is back within 5 s of the server’s return after a minute', async () => {
    const session = await connected();
    isDown = true;
    events?.onLost(false);
    await pass(session, MINUTE);
    expect(session.connectionState()).toBe('reconnecting');
    isDown = false;
    events = null;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events).not.toBeNull();
  });

  it('is made anew at once where the server has ended this learner’s alone, but not time and again', async () => {
    const session = await connected();
    await pass(session, MINUTE);
    made = 0;
    events?.onLost(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(made).toBe(1);
    events?.onOpen();
    events?.onLost(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(made).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(made).toBe(2);
  });

  it('says nothing of a reconnect that is as quick as usual', async () => {
    const session = await connected();
    events?.onLost(false);
    expect(session.connectionState()).toBe('live');
  });
});

describe('while the server is down', () => {
  it('is tried at most 25 times in ten minutes, and then at most twice a minute', async () => {
    const session = await connected();
    isDown = true;
    tries = 0;
    events?.onLost(false);
    await pass(session, 10 * MINUTE);
    expect(tries).toBeLessThanOrEqual(25);
    tries = 0;
    await pass(session, 10 * MINUTE);
    expect(tries).toBeLessThanOrEqual(20);
    expect(tries).toBeGreaterThan(0);
  });

  it('is not tried more often by workers that the browser ends and starts again', async () => {
    isDown = true;
    for (let half = 0; half < 60; half += 1) {
      await pass(start(), 30_000);
      vi.clearAllTimers();
    }
    expect(tries).toBeLessThanOrEqual(25 + 20 * 2);
    tries = 0;
    for (let half = 0; half < 20; half += 1) {
      await pass(start(), 30_000);
      vi.clearAllTimers();
    }
    expect(tries).toBeLessThanOrEqual(20);
  });

  it('is tried at once when somebody waits for it, though not again and again', async () => {
    const session = await connected();
    isDown = true;
    events?.onLost(false);
    await pass(session, 5 * MINUTE);
    tries = 0;
    for (let times = 0; times < 10; times += 1) session.wake();
    await vi.advanceTimersByTimeAsync(0);
    for (let times = 0; times < 10; times += 1) session.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(tries).toBe(1);
  });
});

describe('while the browser is offline', () => {
  it('says so at once, tries nothing, and is back at once when it is online again', async () => {
    const session = await connected();
    isOnline = false;
    session.setOnline(false);
    expect(session.connectionState()).toBe('offline');
    events?.onLost(false);
    tries = 0;
    for (let minute = 0; minute < 10; minute += 1) {
      await pass(session, MINUTE);
      session.wake(); // somebody opens the popup
    }
    expect(tries).toBe(0);
    expect(session.connectionState()).toBe('offline');
    isOnline = true;
    session.setOnline(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(tries).toBe(1);
    events?.onOpen();
    expect(session.connectionState()).toBe('live');
  });

  it('finds out by itself, where no event tells of it', async () => {
    const session = await connected();
    isOnline = false;
    events?.onLost(false);
    tries = 0;
    await pass(session, 2 * MINUTE);
    expect([session.connectionState(), tries]).toEqual(['offline', 0]);
    isOnline = true;
    await pass(session, 30_000);
    expect(tries).toBe(1);
  });

  it('goes by what comes over the connection where the browser is wrong', async () => {
    const session = await connected();
    isOnline = false;
    session.setOnline(false);
    events?.onMessage();
    expect(session.connectionState()).toBe('offline');
    await vi.advanceTimersByTimeAsync(14_000);
    events?.onMessage();
    expect(session.connectionState()).toBe('live');
  });
});

it('asks for nothing while nobody is signed in', async () => {
  user = null;
  const session = start();
  await pass(session, 10 * MINUTE);
  expect([session.connectionState(), tries]).toEqual(['signed-out', 0]);
});
