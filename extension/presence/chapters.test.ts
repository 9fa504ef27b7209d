import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { roomChannel } from '../../server/contract/room-channel.ts';
import { createChapters } from './chapters.ts';

const LINGER_MS = 2_000;

const chapter = (id: string) => ({ site: 'school', course: 'stars', chapter: id });
const one = chapter('1');
const two = chapter('2');

function watched(lingerMs?: (channel: string) => number) {
  const log: string[] = [];
  const chapters = createChapters<string>(
    roomChannel,
    (channel) => log.push(`+${channel}`),
    (channel) => log.push(`-${channel}`),
    lingerMs,
  );
  return { chapters, log };
}

describe('the chapters that tabs show', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('need one channel for several tabs', async () => {
    const { chapters, log } = watched();
    await chapters.set('tab a', one);
    await chapters.set('tab b', one);
    expect(log).toEqual(['+presence-chapter-school;stars;1']);
  });

  it('keep a channel until the last tab has left it and the linger has passed', async () => {
    const { chapters, log } = watched();
    await chapters.set('tab a', one);
    await chapters.set('tab b', one);
    chapters.delete('tab a');
    vi.advanceTimersByTime(LINGER_MS);
    expect(log).toEqual(['+presence-chapter-school;stars;1']);
    chapters.delete('tab b');
    vi.advanceTimersByTime(LINGER_MS - 1);
    expect(log).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(log).toEqual(['+presence-chapter-school;stars;1', '-presence-chapter-school;stars;1']);
  });

  it('may keep each channel for another time', async () => {
    const { chapters, log } = watched((channel) => (channel.endsWith('1') ? 4_500 : 2_100));
    await chapters.set('tab a', one);
    await chapters.set('tab b', two);
    chapters.delete('tab a');
    chapters.delete('tab b');
    vi.advanceTimersByTime(2_100);
    expect(log.slice(2)).toEqual(['-presence-chapter-school;stars;2']);
    vi.advanceTimersByTime(2_400);
    expect(log.slice(3)).toEqual(['-presence-chapter-school;stars;1']);
  });

  it('see no leave and no join in a reload', async () => {
    const { chapters, log } = watched();
    await chapters.set('before', one);
    chapters.delete('before');
    vi.advanceTimersByTime(LINGER_MS - 1);
    await chapters.set('after', one);
    vi.advanceTimersByTime(10 * LINGER_MS);
    expect(log).toEqual(['+presence-chapter-school;stars;1']);
  });

  it('see no leave in a step to the next chapter and back', async () => {
    const { chapters, log } = watched();
    await chapters.set('tab', one);
    await chapters.set('tab', two);
    vi.advanceTimersByTime(LINGER_MS - 1);
    await chapters.set('tab', one);
    vi.advanceTimersByTime(10 * LINGER_MS);
    expect(log).toEqual([
      '+presence-chapter-school;stars;1',
      '+presence-chapter-school;stars;2',
      '-presence-chapter-school;stars;2',
    ]);
    expect(chapters.channelOf('tab')).toBe('presence-chapter-school;stars;1');
  });

  it('end with the last of several steps, however long each name takes to make', async () => {
    const { chapters } = watched();
    const hashed = chapter('ü'.repeat(200));
    await Promise.all([chapters.set('tab', hashed), chapters.set('tab', two)]);
    expect(chapters.channelOf('tab')).toBe('presence-chapter-school;stars;2');
    expect([...chapters.channels().keys()]).toEqual(['presence-chapter-school;stars;2']);
  });

  it('release what was shown before a quick step over several chapters', async () => {
    const { chapters, log } = watched();
    await chapters.set('tab', one);
    await Promise.all([chapters.set('tab', two), chapters.set('tab', chapter('3'))]);
    vi.advanceTimersByTime(LINGER_MS);
    expect(log).toEqual([
      '+presence-chapter-school;stars;1',
      '+presence-chapter-school;stars;3',
      '-presence-chapter-school;stars;1',
    ]);
  });

  it('release at once what nobody shows when the connection is a new one', async () => {
    const { chapters, log } = watched();
    await chapters.set('tab', one);
    await chapters.set('tab', two);
    chapters.endLinger();
    expect(log).toEqual([
      '+presence-chapter-school;stars;1',
      '+presence-chapter-school;stars;2',
      '-presence-chapter-school;stars;1',
    ]);
    await chapters.set('tab', one);
    vi.advanceTimersByTime(LINGER_MS);
    expect(log.slice(3)).toEqual([
      '+presence-chapter-school;stars;1',
      '-presence-chapter-school;stars;2',
    ]);
  });

  it('forget a tab that closed before its channel was known', async () => {
    const { chapters, log } = watched();
    const setting = chapters.set('tab', one);
    chapters.delete('tab');
    await setting;
    expect(log).toEqual([]);
  });
});
