import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReopening, HAS_WORKED } from './reopening.ts';

const pace = { tries: 5, often: [300, 300], seldom: [60_000, 60_000] } as const;

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** Opens it for so many ms, and gives the wait until it is opened the next time. */
function openFor(reopening: ReturnType<typeof createReopening>, ms: number): number {
  const openedAt = performance.now();
  vi.advanceTimersByTime(ms);
  return reopening(openedAt);
}

describe('what closes by itself', () => {
  it('is opened again soon where it worked for a while', () => {
    const reopening = createReopening(pace);
    for (let times = 0; times < 20; times += 1) expect(openFor(reopening, 10_000)).toBe(300);
  });

  it('is opened again soon where something came over it, however soon it closes', () => {
    const reopening = createReopening(pace);
    for (let times = 0; times < 100; times += 1) expect(reopening(HAS_WORKED)).toBe(300);
  });

  it('is opened ever more rarely where it closes again and again', () => {
    const reopening = createReopening(pace);
    const waits = Array.from({ length: 8 }, () => openFor(reopening, 2_300));
    expect(waits).toEqual([...Array(5).fill(300), 60_000, 60_000, 60_000]);
    expect(openFor(reopening, 30_000)).toBe(300);
  });
});
