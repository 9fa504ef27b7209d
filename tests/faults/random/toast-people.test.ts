import { expect, it } from 'vitest';
import { namesOf } from './toast-people.ts';

const SHOWN: Record<string, string[]> = {
  'Ana Silva': ['Ana'],
  'Ben Okoro': ['Ben Okoro', 'Learner'],
  'Cem Aydin': [],
};
const read = (...names: string[]) =>
  namesOf([{ names, unnamed: 0 }], (name) => SHOWN[name] ?? [], Object.keys(SHOWN));

it('knows people by what they could be seen as, and leaves a name as it is that nobody could', () => {
  expect(read('Ana', 'Ben Okoro', 'Ana Silva')).toEqual([
    { names: ['Ana Silva', 'Ben Okoro', 'Ana Silva'], unnamed: 0 },
  ]);
  expect(read('Cem')).toEqual([{ names: ['Cem'], unnamed: 0 }]);
});

it('counts who has no name of their own', () => {
  expect(read('Learner', 'Ana')).toEqual([{ names: ['Ana Silva'], unnamed: 1 }]);
});
