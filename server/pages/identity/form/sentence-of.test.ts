import { expect, it } from 'vitest';
import { sentenceOf } from './sentence-of.ts';

it.each([
  [
    { errors: [{ message: 'Incorrect', longMessage: 'Password is incorrect.' }] },
    'Password is incorrect.',
  ],
  [{ errors: [{ message: 'Incorrect' }] }, 'Incorrect'],
])('says what Clerk says to people: %j', (answer, sentence) => {
  expect(sentenceOf(Object.assign(new Error('422'), answer))).toBe(sentence);
});

it('says what our own errors say', () => {
  expect(sentenceOf(new Error('Type your name.'))).toBe('Type your name.');
});

it.each([
  [
    'an address, which may hold a secret',
    new Error('https://clerk.test/v1?__clerk_db_jwt=x failed'),
  ],
  ['what is no error', 'https'],
  ['an answer without any error', { errors: [] }],
])('does not quote %s', (_what, error) => {
  expect(sentenceOf(error)).toBe('That did not work. Please try again.');
});
