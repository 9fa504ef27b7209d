import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncer } from './announcer.ts';

const TOLD_EVERY_MS = 10_000;

describe('announcer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function seen(): { texts: string[]; announcer: ReturnType<typeof createAnnouncer> } {
    const texts: string[] = [];
    return { texts, announcer: createAnnouncer((text) => texts.push(text)) };
  }

  it('does not tell how things are at first', () => {
    const { texts, announcer } = seen();
    announcer.announce('1 person');
    vi.runAllTimers();
    expect(texts).toEqual([]);
  });

  it('tells a change at once, and the latest of those that follow within 10 s', () => {
    const { texts, announcer } = seen();
    announcer.announce('1 person');
    announcer.announce('2 people');
    vi.advanceTimersByTime(0);
    expect(texts).toEqual(['2 people']);
    announcer.announce('3 people');
    announcer.announce('4 people');
    vi.advanceTimersByTime(TOLD_EVERY_MS - 1);
    expect(texts).toEqual(['2 people']);
    vi.advanceTimersByTime(1);
    expect(texts).toEqual(['2 people', '4 people']);
  });

  it('says nothing of a change that was taken back', () => {
    const { texts, announcer } = seen();
    for (const text of ['1 person', '2 people']) announcer.announce(text);
    vi.advanceTimersByTime(0);
    for (const text of ['3 people', '2 people']) announcer.announce(text);
    vi.runAllTimers();
    expect(texts).toEqual(['2 people']);
  });

  it('says nothing any more once it is stopped', () => {
    const { texts, announcer } = seen();
    for (const text of ['1 person', '2 people']) announcer.announce(text);
    announcer.stop();
    vi.runAllTimers();
    expect(texts).toEqual([]);
  });
});
