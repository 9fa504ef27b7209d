import { describe, expect, it } from 'vitest';
import { HeldEvents } from './held-events.ts';
import type { WebhookEvent } from './webhook-event.ts';

const occupied = { name: 'channel_occupied', channel: 'a' } as const;
const vacated = { name: 'channel_vacated', channel: 'a' } as const;
const added = { name: 'member_added', channel: 'presence-a', user_id: 'ana' } as const;
const removed = { name: 'member_removed', channel: 'presence-a', user_id: 'ana' } as const;

describe('held events', () => {
  it.each<[string, WebhookEvent, WebhookEvent]>([
    ['a channel that is vacated and occupied again', vacated, occupied],
    ['a member who is removed and added again', removed, added],
  ])('tell nothing of %s in time', (_what, end, begin) => {
    const held = new HeldEvents(3000);
    expect(held.offer(end, 0)).toBeNull();
    expect(held.offer(begin, 2999)).toBeNull();
    expect(held.takeDue(10_000)).toEqual([]);
    expect(held.offer(begin, 10_000)).toBe(begin);
  });

  it('tell of an end that lasts, in the order of what happened', () => {
    const held = new HeldEvents(3000);
    held.offer(removed, 0);
    held.offer(vacated, 0);
    expect(held.nextDue()).toBe(3000);
    expect(held.takeDue(2999)).toEqual([]);
    expect(held.takeDue(3000)).toEqual([removed, vacated]);
    expect(held.nextDue()).toBeNull();
  });

  it('take no other member or channel for the same', () => {
    const held = new HeldEvents(3000);
    held.offer(removed, 0);
    held.offer(vacated, 0);
    const other = { ...added, user_id: 'ben' };
    expect(held.offer(other, 1)).toBe(other);
    expect(held.offer({ ...occupied, channel: 'b' }, 1)).not.toBeNull();
    expect(held.takeDue(3000)).toHaveLength(2);
  });

  it('pass everything else on', () => {
    const held = new HeldEvents(3000);
    const miss = { name: 'cache_miss', channel: 'cache-a' } as const;
    expect(held.offer(miss, 0)).toBe(miss);
    expect(held.offer(occupied, 0)).toBe(occupied);
  });
});
