import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepAlive } from './keep-alive.ts';

const alarms = vi.hoisted(() => ({
  ring: (_alarm: { name: string }): void => undefined,
  set: new Set<string>(),
}));
vi.mock('wxt/browser', () => ({
  browser: {
    alarms: {
      onAlarm: {
        addListener(listener: typeof alarms.ring) {
          alarms.ring = listener;
        },
      },
      get: async (name: string) => (alarms.set.has(name) ? { name } : undefined),
      create: vi.fn(async (name: string) => void alarms.set.add(name)),
      clear: vi.fn(async (name: string) => alarms.set.delete(name)),
    },
  },
}));

const { browser } = await import('wxt/browser');
const wake = vi.fn();
const renew = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  alarms.set.clear();
});

describe('the worker', () => {
  it('is woken by an alarm while somebody is signed in, and left alone once nobody is', async () => {
    const alive = keepAlive(wake, renew);
    expect(alarms.set.size).toBe(0);
    alive.setNeeded(true);
    await vi.waitFor(() => expect([...alarms.set]).toEqual(['keep-alive']));
    alarms.ring({ name: 'keep-alive' });
    expect(wake).toHaveBeenCalledTimes(1);
    alive.setNeeded(false);
    await vi.waitFor(() => expect(alarms.set.size).toBe(0));
  });

  it('has its alarm where somebody else signs in at once', async () => {
    alarms.set.add('keep-alive');
    const alive = keepAlive(wake, renew);
    alive.setNeeded(false);
    alive.setNeeded(true);
    await new Promise(setImmediate);
    expect([...alarms.set]).toEqual(['keep-alive']);
  });

  it('leaves an alarm alone that is there already', async () => {
    alarms.set.add('keep-alive');
    keepAlive(wake, renew).setNeeded(true);
    await new Promise(setImmediate);
    expect(browser.alarms.create).not.toHaveBeenCalled();
  });

  it('makes its connection anew after the machine slept', () => {
    vi.useFakeTimers({ now: 0, toFake: ['Date'] });
    keepAlive(wake, renew);
    vi.setSystemTime(10 * 60_000);
    alarms.ring({ name: 'keep-alive' });
    vi.useRealTimers();
    expect([renew.mock.calls.length, wake.mock.calls.length]).toEqual([1, 0]);
  });
});
