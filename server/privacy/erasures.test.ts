import { describe, expect, it } from 'vitest';
import type { Erasure } from '../database/generated/client.ts';
import { createErasedIdOf } from './erased-id-of.ts';
import { createErasures } from './erasures.ts';

const erasedIdOf = createErasedIdOf('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94');
/** Seconds since the epoch. */
const ERASED_AT = 1_900_000_000;
const none = async () => undefined;

function open(read: () => Promise<Erasure[]> = async () => []) {
  const now = () => new Date(ERASED_AT * 1_000);
  return createErasures({ read, erasedIdOf, settleMs: 15_000, now });
}

/** A token of Ana's, of so many seconds after the erasure, who signed in so many minutes before that. */
const token = (seconds: number, signedInAgo: number | null = null) => ({
  sub: 'ana',
  iat: ERASED_AT + seconds,
  fva: signedInAgo === null ? null : ([signedInAgo, -1] as [number, number]),
});

describe('what an erased learner signed in to', () => {
  it('is refused by tokens from before, and until all processes know', async () => {
    const erasures = open();
    expect(erasures.refuses(token(-30))).toBe(false);
    await erasures.note('ana', none);
    expect(erasures.refuses(token(-30))).toBe(true);
    expect(erasures.refuses(token(13))).toBe(true);
    expect(erasures.refuses({ ...token(-30), sub: 'ben' })).toBe(false);
  });

  it('is refused by new tokens of a session from before', async () => {
    const erasures = open();
    await erasures.note('ana', none);
    expect(erasures.refuses(token(3_600, 61))).toBe(true);
    expect(erasures.refuses(token(14 * 86_400, 14 * 1_440 + 1))).toBe(true);
  });

  it('is let in again after a sign-in of later', async () => {
    const erasures = open();
    await erasures.note('ana', none);
    expect(erasures.refuses(token(15))).toBe(false);
    expect(erasures.refuses(token(3_600, 59))).toBe(false);
    expect(erasures.refuses(token(3_600, -1))).toBe(false);
  });

  it('stays as it was where the erasure fails', async () => {
    const erasures = open();
    const failing = erasures.note('ana', async () => {
      expect(erasures.refuses(token(-30))).toBe(true);
      throw new Error('no database');
    });
    await expect(failing).rejects.toThrow('no database');
    expect(erasures.refuses(token(-30))).toBe(false);
  });

  it('is refused by a process that did not erase, once it has looked', async () => {
    const subject = erasedIdOf('ana');
    const other = open(async () => [{ subject, erasedAt: new Date(ERASED_AT * 1_000) }]);
    expect(other.refuses(token(-30))).toBe(false);
    await other.look();
    expect(other.refuses(token(-30))).toBe(true);
  });
});
