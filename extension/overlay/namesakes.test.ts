import { expect, it } from 'vitest';
import { namesakes } from './namesakes.ts';

const ana = { id: 'user_2x9fA1b7', name: 'Ana Lima' };
const other = { id: 'user_77qqZc04', name: 'ana  lima' };
const ben = { id: 'user_1', name: 'Ben' };

it('tells those apart whose names look alike, by the ends of their ids', () => {
  expect([...namesakes([ana, ben, other])]).toEqual([
    [ana.id, 'A1b7'],
    [other.id, 'Zc04'],
  ]);
});

it('has nothing to say where every name is there once', () => {
  expect(namesakes([ana, ben]).size).toBe(0);
});
