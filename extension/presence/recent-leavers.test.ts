import { describe, expect, it } from 'vitest';
import { addLeaver } from './recent-leavers.ts';
import { EMPTY_ROSTER, withJoined } from './roster.ts';

const RETURN_WINDOW_MS = 5_000;

const ANA = { id: 'ana', name: 'Ana', imageUrl: null, returned: false };
const HERE = withJoined(EMPTY_ROSTER, ANA);

describe('who has departed', () => {
  it('is remembered for a while', () => {
    const departed = addLeaver(new Map(), HERE, EMPTY_ROSTER, 1_000, 0);
    expect([...departed]).toEqual([['ana', 1_000 + RETURN_WINDOW_MS]]);
    expect(addLeaver(departed, EMPTY_ROSTER, EMPTY_ROSTER, 999 + RETURN_WINDOW_MS, 0)).toEqual(
      departed,
    );
    expect(addLeaver(departed, EMPTY_ROSTER, EMPTY_ROSTER, 1_000 + RETURN_WINDOW_MS, 0).size).toBe(
      0,
    );
  });

  it('is remembered for as long as others may take to come back after an outage', () => {
    expect(addLeaver(new Map(), HERE, EMPTY_ROSTER, 1_000, 33_000).get('ana')).toBe(33_000);
  });

  it('is nobody who is still shown', () => {
    expect(addLeaver(new Map(), HERE, HERE, 0, 0).size).toBe(0);
  });
});
