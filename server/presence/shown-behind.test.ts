import { expect, it } from 'vitest';
import { looksIn } from './shown-behind.ts';

const ana = { name: 'Silva Ana Maria', imageUrl: 'https://img.test/a.png', givenName: 'Ana Maria' };
const behind = { learnerId: 'ana', seen: 'first-name', firstName: null } as const;

it('shows of who was let in by another process the first name that their identity says', () => {
  expect(looksIn(behind, ana)).toEqual({ name: 'Ana Maria', imageUrl: null });
  expect(looksIn(behind, { ...ana, givenName: null })).toEqual({ name: 'Silva', imageUrl: null });
  expect(looksIn({ ...behind, seen: 'name' }, ana)).toEqual({
    name: 'Silva Ana Maria',
    imageUrl: 'https://img.test/a.png',
  });
});
