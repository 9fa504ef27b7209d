import { describe, expect, it } from 'vitest';
import { changed, isBarredAt, isInForce, moderated, NOTHING_TAKEN, shownState } from './state.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const at = (time: string) => new Date(`2026-11-30T${time}:00Z`);
const ANA = { id: 'ana', name: 'Ana Lima', imageUrl: 'https://pictures.test/ana' };

describe('what an admin has taken', () => {
  it('is the name alone, or the picture alone, or both', () => {
    const taken = (patch: object) => moderated(ANA, { ...NOTHING_TAKEN, ...patch });
    expect(taken({})).toEqual(ANA);
    expect(taken({ nameTaken: true })).toEqual({ ...ANA, name: 'Learner' });
    expect(taken({ pictureTaken: true })).toEqual({ ...ANA, imageUrl: null });
  });

  it('stays as it is where an admin changes something else', () => {
    const noName = changed(NOTHING_TAKEN, { nameTaken: true }, NOW);
    expect(changed(noName, { pictureTaken: true }, NOW)).toMatchObject({
      nameTaken: true,
      pictureTaken: true,
      isBarred: false,
    });
  });

  it('is the presence for as long as was said, or until it is lifted', () => {
    const hour = changed(NOTHING_TAKEN, { barred: 1 }, NOW);
    expect(isBarredAt(hour, at('12:59'))).toBe(true);
    expect(isBarredAt(hour, at('13:00'))).toBe(false);
    expect(shownState(hour, at('12:59')).barredUntil).toBe('2026-11-30T13:00:00.000Z');
    const lasting = changed(hour, { barred: true }, NOW);
    expect(isBarredAt(lasting, new Date('2030-01-01'))).toBe(true);
    expect(isInForce(changed(lasting, { barred: false }, NOW), NOW)).toBe(false);
  });
});
