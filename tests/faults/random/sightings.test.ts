import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../support/protocol-client.ts';
import { longestAbsence, wasGoneAt } from './sightings.ts';

const LOOK = { channel: 'presence-chapter-1', name: 'Ben', reader: 'Ana', since: 100 };

function seen(name: string, at: number, here: boolean): Sighting {
  return { channel: LOOK.channel, id: name, name, at, here };
}

describe('the longest absence', () => {
  it('is from going to coming back', () => {
    const sightings = [seen('Ben', 200, false), seen('Ben', 900, true)];
    expect(longestAbsence(sightings, LOOK)).toBe(700);
  });

  it('leaves out who has not come back, and what was before', () => {
    const sightings = [seen('Ben', 10, false), seen('Ben', 90, true), seen('Ben', 200, false)];
    expect(longestAbsence(sightings, LOOK)).toBe(0);
  });

  it('begins for a reader who was gone too when they are back', () => {
    const sightings = [
      seen('Ana', 150, false),
      seen('Ben', 200, false),
      seen('Ana', 700, true),
      seen('Ben', 900, true),
    ];
    expect(longestAbsence(sightings, LOOK)).toBe(200);
  });
});

describe('who came back', () => {
  const sightings = [seen('Ben', 5_000, false), seen('Ben', 7_000, true)];

  it.each([
    [1_999, false],
    [2_000, true],
    [7_000, true],
    [7_001, false],
  ])('and a page that arrived at %i, and took a while: gone then is %s', (at, wasGone) => {
    expect(wasGoneAt(sightings, LOOK, at)).toBe(wasGone);
  });
});
