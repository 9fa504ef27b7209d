import { describe, expect, it } from 'vitest';
import { remember } from './shown-deliveries.ts';

describe('remember', () => {
  it('adds what is new, and says what is not', () => {
    expect(remember(['a'], 'b')).toEqual(['a', 'b']);
    expect(remember(['a', 'b'], 'a')).toBeNull();
  });

  it('forgets the oldest', () => {
    const many = Array.from({ length: 50 }, (_, number) => `${number}`);
    expect(remember(many, 'new')).toEqual([...many.slice(1), 'new']);
  });
});
