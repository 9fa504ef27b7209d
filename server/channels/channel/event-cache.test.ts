import { describe, expect, it } from 'vitest';
import { EventCache } from './event-cache.ts';

describe('an event cache', () => {
  it('keeps the last event for its time to live', () => {
    let now = 0;
    const cache = new EventCache(60, () => now);
    expect(cache.get('a')).toBeNull();
    cache.set('a', { event: 'first', data: '1' });
    now = 30_000;
    cache.set('a', { event: 'last', data: '2' });
    now = 60_500;
    expect(cache.get('a')).toEqual({ event: 'last', data: '2', ttl: 30 });
    now = 90_000;
    expect(cache.get('a')).toBeNull();
  });

  it('does not grow without bound', () => {
    const cache = new EventCache(60);
    for (let n = 0; n < 10_001; n += 1) cache.set(`cache-${n}`, { event: 'e', data: '' });
    expect(cache.get('cache-0')).toBeNull();
    expect(cache.get('cache-1')).not.toBeNull();
    expect(cache.get('cache-10000')).not.toBeNull();
  });
});
