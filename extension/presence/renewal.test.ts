import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerError } from '../server/server-error.ts';
import { createRenewal } from './renewal.ts';

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the right of a connection', () => {
  it.each([
    [0, 10],
    [0.99, 15],
  ])('is renewed each 10 to 15 minutes (%d)', async (random, minutes) => {
    const renew = vi.fn(async () => undefined);
    createRenewal(renew, random, () => 1).start();
    expect(renew).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync((minutes - 1) * MINUTE_MS);
    expect(renew).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(renew).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(minutes * MINUTE_MS);
    expect(renew).toHaveBeenCalledTimes(3);
  });

  it('is tried again as all else where the server does not answer: soon, and then rarely', async () => {
    const renew = vi.fn(async () => undefined);
    const down = new ServerError('The server does not answer.', null, null);
    renew.mockRejectedValue(down);
    createRenewal(renew, 0, () => 1).start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(renew).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(renew.mock.calls.length).toBeLessThanOrEqual(25);
    renew.mockClear().mockResolvedValue(undefined);
    await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('is not renewed for a connection that is over', async () => {
    const renew = vi.fn(async () => undefined);
    const renewal = createRenewal(renew, 0, () => 1);
    renewal.start();
    renewal.stop();
    await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
    expect(renew).toHaveBeenCalledTimes(1);
  });
});
