import { describe, expect, it } from 'vitest';
import { withChoice } from './choices.ts';

describe('what learners have said about notifications in one browser', () => {
  it('is the last of each', () => {
    const [ana, ben] = [
      { learner: 'ana', on: true },
      { learner: 'ben', on: false },
    ];
    expect(withChoice([ana, ben], { learner: 'ana', on: false })).toEqual([
      ben,
      { learner: 'ana', on: false },
    ]);
  });

  it('is forgotten of who said it longest ago', () => {
    const many = Array.from({ length: 20 }, (_, number) => ({ learner: `${number}`, on: true }));
    const one = { learner: 'one more', on: true };
    expect(withChoice(many, one)).toEqual([...many.slice(1), one]);
  });
});
