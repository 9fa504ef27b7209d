import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLimits, type Limits } from '../limits/limits.ts';
import { takeFromQuota } from './sender-quota.ts';

let limits: Limits;

beforeEach(() => {
  vi.useFakeTimers();
  limits = createLimits({ most: new Map(), store: null, log: pino({ enabled: false }) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** How many a sender sends before the first that is refused. */
async function sentUntilRefused(critical: boolean, sender = 'ada'): Promise<number> {
  for (let sent = 0; ; sent += 1) {
    try {
      await takeFromQuota(limits, sender, critical);
    } catch {
      return sent;
    }
  }
}

/** How many a sender sends in an hour who sends as many as can be in each minute. */
async function sentInAnHour(critical: boolean): Promise<number> {
  let sent = 0;
  for (let minute = 0; minute < 59; minute += 1) {
    sent += await sentUntilRefused(critical);
    vi.advanceTimersByTime(60_000);
  }
  return sent;
}

describe('a sender', () => {
  it('sends 30 notifications in a minute, whatever others send', async () => {
    expect(await sentUntilRefused(false)).toBe(30);
    expect(await sentUntilRefused(false, 'ben')).toBe(30);
    await expect(takeFromQuota(limits, 'ada', false)).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: 60,
    });
    vi.advanceTimersByTime(60_000);
    expect(await sentUntilRefused(false)).toBe(30);
  });

  it('sends 300 in an hour', async () => {
    expect(await sentInAnHour(false)).toBe(300);
  });

  it('sends 10 critical ones in a minute, and others after them', async () => {
    expect(await sentUntilRefused(true)).toBe(10);
    expect(await sentUntilRefused(false)).toBe(20);
  });

  it('sends 30 critical ones in an hour', async () => {
    expect(await sentInAnHour(true)).toBe(30);
  });
});
