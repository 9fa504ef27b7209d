import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClockWatch, createClockWatch } from './clock-watch.ts';

const MINUTE = 60_000;
let system: number;
let elapsed: number;
let clock: ClockWatch;
const log = { warn: vi.fn(), info: vi.fn() };
/** What clocks that are right show. */
let right: () => number;

beforeEach(() => {
  system = Date.parse('2026-11-30T12:00:00Z');
  elapsed = 0;
  right = () => Date.parse('2026-11-30T11:50:00Z') + elapsed;
  vi.clearAllMocks();
  const read = async (source: string) => ({
    source,
    offsetMs: right() - system,
    uncertaintyMs: 50,
  });
  clock = createClockWatch({
    sources: [
      () => read('the database'),
      () => read('Clerk'),
      () => Promise.reject(new Error('away')),
    ],
    systemNow: () => system,
    monotonic: () => elapsed,
    log,
  });
});

function pass(ms: number): void {
  system += ms;
  elapsed += ms;
}

describe('the server’s clock', () => {
  it('is this machine’s until others say otherwise', () => {
    expect(clock.now().getTime()).toBe(system);
    expect(clock.problem()).toBeNull();
  });

  it('is corrected by others that agree, and the operator is told once', async () => {
    await clock.measure();
    expect(clock.now().getTime()).toBe(right());
    expect(clock.problem()).toContain('10 min ahead of that of the database and Clerk');
    pass(MINUTE);
    await clock.measure();
    expect(clock.now().getTime()).toBe(right());
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it('is not corrected by one push service alone, which is told all the same', () => {
    clock.noteDate('fcm.googleapis.com', right());
    expect(clock.now().getTime()).toBe(system);
    expect(clock.problem()).toContain('fcm.googleapis.com');
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it('is trusted again as soon as somebody sets it', async () => {
    await clock.measure();
    system = right();
    expect(clock.now().getTime()).toBe(right());
    expect(clock.problem()).toBeNull();
    await clock.measure();
    expect(log.info).toHaveBeenCalledTimes(1);
  });

  it('is not judged by what was read hours ago', async () => {
    await clock.measure();
    pass(4 * 60 * MINUTE);
    expect(clock.problem()).toBeNull();
  });
});
