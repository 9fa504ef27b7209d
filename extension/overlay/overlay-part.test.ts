import { afterEach, describe, expect, it, vi } from 'vitest';
import { awaitOverlay, bringOverlay } from './overlay-part.ts';

const mount = vi.fn();
afterEach(() => {
  globalThis.alongsideOverlay = undefined;
});

describe('the overlay’s script', () => {
  it.each(['first', 'last'])('meets the page’s when it comes %s', (order) => {
    const take = vi.fn();
    if (order === 'first') bringOverlay(mount);
    awaitOverlay(take);
    if (order === 'last') bringOverlay(mount);
    expect(take.mock.calls).toEqual([[mount]]);
  });

  it('is drawn once, however often it is put in', () => {
    const take = vi.fn();
    awaitOverlay(take);
    for (let time = 0; time < 3; time += 1) bringOverlay(vi.fn());
    expect(take).toHaveBeenCalledTimes(1);
  });

  it('is the last one’s of those that wait', () => {
    const [first, last] = [vi.fn(), vi.fn()];
    awaitOverlay(first);
    awaitOverlay(last);
    bringOverlay(mount);
    expect([first, last].map((take) => take.mock.calls.length)).toEqual([0, 1]);
  });
});
