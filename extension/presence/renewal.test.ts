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
    createRenewal(renew, () => random).start();
    await vi.advanceTimersByTimeAsync((minutes - 1) * MINUTE_MS);
    expect(renew).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(renew).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(minutes * MINUTE_MS);
    expect(renew).toHaveBeenCalledTimes(2);
  });

  it('is tried again within two minutes where the server does not answer', async () => {
    const renew = vi.fn(async () => undefined);
    renew.mockRejectedValueOnce(new ServerError('The server does not answer.', null, null));
    createRenewal(renew, () => 0).start();
    await vi.advanceTimersByTimeAsync(11 * MINUTE_MS);
    expect(renew).toHaveBeenCalledTimes(2);
  });

  it('is not renewed for a connection that is over', async () => {
    const renew = vi.fn(async () => undefined);
    const renewal = createRenewal(renew, () => 0);
    renewal.start();
    renewal.stop();
    await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
    expect(renew).not.toHaveBeenCalled();
  });
});
