import { describe, expect, it } from 'vitest';
import { actsOn } from './acts.ts';

const NOTHING = { nameTaken: false, pictureTaken: false, isBarred: false, barredUntil: null };
const words = (state: typeof NOTHING) => actsOn(state).map((act) => act.words);

describe('what an admin can do about a report', () => {
  it('is to take name, picture or presence away', () => {
    expect(words(NOTHING)).toEqual([
      'Take the name away',
      'Take the picture away',
      'End their presence for a day',
      'End their presence for 30 days',
      'End their presence until it is lifted',
    ]);
  });

  it('is to give back what is taken', () => {
    expect(words({ ...NOTHING, nameTaken: true, isBarred: true })).toEqual([
      'Give the name back',
      'Take the picture away',
      'Let them in again',
    ]);
  });
});
