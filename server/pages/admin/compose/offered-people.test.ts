import { expect, it } from 'vitest';
import { nobodyWords, offered } from './offered-people.ts';

const ana = { id: '1', name: 'Ana' };
const anabel = { id: '2', name: 'Anabel' };
const other = { id: '3', name: 'ANA' };

it('offers who is called exactly so first, the others in the server’s order', () => {
  expect(offered([anabel, ana, other], [], 'ana')).toEqual([ana, other, anabel]);
});

it('offers nobody who is chosen already', () => {
  expect(offered([anabel, ana], [ana], 'ana')).toEqual([anabel]);
});

it('says that nobody, or nobody else, is called so', () => {
  expect(nobodyWords([], 'Zoe')).toBe('Nobody is called “Zoe”.');
  expect(nobodyWords([ana], 'Ana')).toBe('Nobody else is called “Ana”.');
});
