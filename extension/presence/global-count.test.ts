import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGlobalCount } from './global-count.ts';

const onChange = vi.fn();
const onNumber = vi.fn();
let global: ReturnType<typeof createGlobalCount>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  global = createGlobalCount(onChange, onNumber);
});
afterEach(() => void vi.useRealTimers());

/** Who it is can't be read, or costs too much: nobody is to ask. */
function unread(): never {
  throw new Error('The number needs no names.');
}

describe('the number of people on the platform', () => {
  it('follows who comes and goes, without reading who it is', () => {
    global.snapshot(unread, 40);
    for (let join = 0; join < 3; join += 1) global.joined(unread);
    global.left(unread);
    expect(global.count()).toBe(42);
  });

  it('tells of each that only the number is another, and of a snapshot that all may be', () => {
    global.snapshot(unread, 40);
    expect([onChange.mock.calls.length, onNumber.mock.calls.length]).toEqual([1, 0]);
    global.joined(unread);
    global.left(unread);
    expect([onChange.mock.calls.length, onNumber.mock.calls.length]).toEqual([1, 2]);
  });

  it('is not known before a snapshot, whoever comes', () => {
    global.joined(unread);
    expect(global.count()).toBeNull();
    expect(onNumber).not.toHaveBeenCalled();
  });

  it('is not known any more where the server refuses this learner', () => {
    global.snapshot(unread, 40);
    global.refused();
    expect(global.count()).toBeNull();
    expect(global.isRefused()).toBe(true);
    expect(onChange).toHaveBeenCalledTimes(3);
  });
});
