import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from './api/api-error.ts';
import { startPolling } from './poll.ts';

/** As much of a document as polling looks at. */
class FakeDocument extends EventTarget {
  hidden = false;

  turn(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: FakeDocument;
let polling: AbortController;
const look = vi.fn<() => Promise<string>>();
const show = vi.fn<(seen: string) => number>();

beforeEach(() => {
  vi.useFakeTimers();
  page = new FakeDocument();
  vi.stubGlobal('document', page);
  polling = new AbortController();
  look.mockReset().mockResolvedValue('seen');
  show.mockReset().mockReturnValue(1_000);
});
afterEach(() => {
  polling.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function start() {
  return startPolling({ look, show, retryMs: 5_000, signal: polling.signal });
}

it('looks at once, and again when what it saw says so', async () => {
  start();
  await vi.advanceTimersByTimeAsync(0);
  expect(show.mock.calls).toEqual([['seen']]);
  show.mockReturnValue(3_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(look).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(look).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(look).toHaveBeenCalledTimes(3);
});

it('goes on after the server gave no good answer', async () => {
  look.mockRejectedValueOnce(new ApiError('The server answered 503.', 503));
  start();
  await vi.advanceTimersByTimeAsync(4_999);
  expect(look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(show.mock.calls).toEqual([['seen']]);
});

it('rests while the page is hidden, and looks as soon as it is in view', async () => {
  start();
  page.turn(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(look).toHaveBeenCalledTimes(1);
  page.turn(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(look).toHaveBeenCalledTimes(2);
});

it('shows nothing of an answer that a later one has overtaken', async () => {
  const slow = Promise.withResolvers<string>();
  look.mockReturnValueOnce(slow.promise);
  const lookNow = start();
  await lookNow();
  slow.resolve('old');
  await vi.advanceTimersByTimeAsync(0);
  expect(show.mock.calls).toEqual([['seen']]);
});

it('ends, also with an answer on its way', async () => {
  start();
  polling.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  page.turn(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(look).toHaveBeenCalledTimes(1);
  expect(show).not.toHaveBeenCalled();
});
