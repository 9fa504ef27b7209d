import { beforeEach, describe, expect, it } from 'vitest';
import { createPublishedCount, type PublishedCount } from './crowd-count.ts';

const count = (seq: number, people: number, crowd = true) => ({
  ...{ seq, crowd },
  count: people,
  rejoin: false,
});

let published: PublishedCount;
beforeEach(() => {
  published = createPublishedCount();
});

describe('how many are in a crowd', () => {
  it('is what was published last, whatever order it comes in, and however often', () => {
    expect(published.event('presence:count', count(2, 120))).toBe(true);
    expect(published.event('presence:count', count(1, 110))).toBe(false);
    expect(published.event('presence:count', count(2, 120))).toBe(false);
    expect(published.current()?.count).toBe(120);
  });

  it('is not known once the crowd is over, and goes back for nothing that is late', () => {
    published.event('presence:count', count(5, 120));
    published.event('presence:count', count(6, 70, false));
    published.event('presence:count', count(5, 120));
    expect(published.current()).toBeNull();
  });

  it('is what the server answers where that is news, and else what was published', () => {
    published.event('presence:count', count(5, 120));
    published.answer(count(4, 110));
    expect(published.current()?.count).toBe(120);
    published.answer(count(6, 130));
    expect(published.current()?.count).toBe(130);
    published.answer(null);
    expect(published.current()).toBeNull();
  });

  it('begins again with the server’s answer, before anything of the new crowd is published', () => {
    published.event('presence:count', count(6, 70, false));
    published.answer(count(0, 101));
    expect(published.current()?.count).toBe(101);
    published.event('presence:count', count(7, 104));
    expect(published.current()?.count).toBe(104);
  });

  it('is changed by no other event, nor by one that is malformed', () => {
    expect(published.event('user:away', count(1, 120))).toBe(false);
    expect(published.event('presence:count', { seq: 1, count: 'many' })).toBe(false);
    expect(published.current()).toBeNull();
  });
});
