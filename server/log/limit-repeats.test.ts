import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogLines } from '../testing/log-lines.ts';
import { limitRepeats } from './limit-repeats.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what fails again and again', () => {
  it('is logged at once, then each half a minute with how often it was', () => {
    const { log, lines } = createLogLines();
    const failures = limitRepeats(log);
    for (let call = 1; call <= 1_000; call += 1) failures.warn({ call }, 'a call failed');
    expect(lines).toMatchObject([{ msg: 'a call failed', call: 1 }]);
    vi.advanceTimersByTime(30_000);
    expect(lines.slice(1)).toMatchObject([{ msg: 'a call failed', call: 1_000, times: 999 }]);
    failures.warn({ call: 1_001 }, 'a call failed');
    expect(lines).toHaveLength(2);
    vi.advanceTimersByTime(30_000);
    expect(lines.slice(2)).toMatchObject([{ call: 1_001, times: 1 }]);
  });

  it('is new again when it has not failed for half a minute', () => {
    const { log, lines } = createLogLines();
    const failures = limitRepeats(log);
    failures.error({}, 'a call failed');
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(1);
    failures.error({}, 'a call failed');
    expect(lines).toHaveLength(2);
  });

  it('hides nothing else', () => {
    const { log, lines } = createLogLines();
    const failures = limitRepeats(log);
    failures.warn({}, 'one');
    failures.warn({}, 'another');
    failures.error({}, 'one');
    expect(lines.map(({ level, msg }) => `${level} ${msg}`)).toEqual([
      '40 one',
      '40 another',
      '50 one',
    ]);
  });
});
