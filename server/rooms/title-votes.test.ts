import { describe, expect, it } from 'vitest';
import { createTitleVotes } from './title-votes.ts';

describe('what learners say that a chapter is called', () => {
  it('is believed when three of them say the same', () => {
    const votes = createTitleVotes();
    expect(votes.count('1', 'Light', 'ana')).toBe(false);
    expect(votes.count('1', 'Light', 'ana')).toBe(false);
    expect(votes.count('2', 'Light', 'ben')).toBe(false);
    expect(votes.count('1', 'Light', 'ben')).toBe(false);
    expect(votes.count('1', 'Light', 'cem')).toBe(true);
  });

  it('is what each said last', () => {
    const votes = createTitleVotes();
    votes.count('1', 'Light', 'ana');
    votes.count('1', 'Light', 'ben');
    votes.count('1', 'Stars', 'ana');
    expect(votes.count('1', 'Light', 'cem')).toBe(false);
    expect(votes.count('1', 'Light', 'ana')).toBe(true);
  });

  it('is kept of five titles and of 5,000 chapters, the latest', () => {
    const votes = createTitleVotes();
    for (const id of ['ana', 'ben']) votes.count('1', 'Light', id);
    for (let number = 0; number < 5; number += 1)
      votes.count('1', `T${number}`, `learner ${number}`);
    expect(votes.count('1', 'Light', 'cem')).toBe(false);
    for (let number = 0; number < 6_000; number += 1) votes.count(`c${number}`, 'Light', 'ana');
    expect(votes.size).toBe(5_000);
  });
});
