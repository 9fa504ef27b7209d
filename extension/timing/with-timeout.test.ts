import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TimeoutError, withTimeout } from './with-timeout.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);

it('ends a wait for what never comes, and says what that was', async () => {
  const ended = expect(withTimeout('a pong', never, 5_000)).rejects.toThrow(
    new TimeoutError('a pong', 5_000),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  await ended;
});

it('gives what comes in time, and leaves no timer behind', async () => {
  await expect(withTimeout('a pong', Promise.resolve('pong'), 5_000)).resolves.toBe('pong');
  expect(vi.getTimerCount()).toBe(0);
});

it('passes on what goes wrong in time', async () => {
  const broken = Promise.reject(new Error('broken'));
  await expect(withTimeout('a pong', broken, 5_000)).rejects.toThrow('broken');
});
