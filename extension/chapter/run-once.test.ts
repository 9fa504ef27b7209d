import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runOnce } from './run-once.ts';

/** Calls what is to be called when the page takes the listeners away. */
const page = vi.hoisted(() => ({ rewrite: (): void => undefined }));
vi.mock('./listeners-lost.ts', () => ({
  onListenersLost(_signal: AbortSignal, lost: () => void) {
    page.rewrite = lost;
  },
}));

class FakeElement {}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('HTMLElement', FakeElement);
  vi.stubGlobal('document', { createElement: () => new FakeElement() });
  globalThis.alongsideScripts = undefined;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('runs a script once in a document, however often it is put in', () => {
  const start = vi.fn();
  for (let times = 0; times < 3; times += 1) runOnce('chapter', start);
  expect(start).toHaveBeenCalledTimes(1);
});

it('runs it again where the page has rewritten itself, and ends the one before', async () => {
  const lifetimes: AbortController[] = [];
  runOnce('chapter', (lifetime) => lifetimes.push(lifetime));
  page.rewrite();
  await vi.advanceTimersByTimeAsync(0);
  expect(lifetimes.map(({ signal }) => signal.aborted)).toEqual([true, false]);
});

it('runs it at most twenty times and once a second more in a page that rewrites itself for ever', async () => {
  let runs = 0;
  runOnce('chapter', () => {
    runs += 1;
    setTimeout(() => page.rewrite());
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toBeGreaterThan(70);
  expect(runs).toBeLessThanOrEqual(1 + 20 + 60);
});
