import { describe, expect, it } from 'vitest';
import { atField, hasToChange, tooMany } from './request.ts';

it.each([
  [1, 'That was a lot at once. Try again in 1 second.'],
  [30, 'That was a lot at once. Try again in 30 seconds.'],
])('asks for %i s of patience', (seconds, sentence) => {
  expect(tooMany(seconds)).toBe(sentence);
});

describe('what is wrong with a field', () => {
  it('is a sentence, whether or not it begins as one', () => {
    expect(atField('is empty')).toBe('It is empty.');
    expect(atField('Invalid key: Expected "title"')).toBe('Invalid key: Expected "title".');
  });

  it('is told with the others', () => {
    const wrong = ['title: is empty', 'url: is too long'];
    expect(hasToChange('body', wrong)).toBe(
      'The body has to change: title: is empty; url: is too long.',
    );
  });
});
