import { expect, it } from 'vitest';
import { createOutdatedTokens } from './outdated-tokens.ts';

const at = (seconds: number) => new Date(seconds * 1_000 + 400);

it('refuses a token from before what it says was changed, and no later one', () => {
  const outdated = createOutdatedTokens();
  outdated.note('ana', at(100));
  expect(outdated.refuses({ sub: 'ana', iat: 99 })).toBe(true);
  expect(outdated.refuses({ sub: 'ana', iat: 100 })).toBe(false);
  expect(outdated.refuses({ sub: 'ben', iat: 99 })).toBe(false);
});

it('takes the latest change, in whatever order they are told', () => {
  const outdated = createOutdatedTokens();
  outdated.note('ana', at(100));
  outdated.note('ana', at(50));
  expect(outdated.refuses({ sub: 'ana', iat: 99 })).toBe(true);
});

it('remembers 50,000 people', () => {
  const outdated = createOutdatedTokens();
  for (let number = 0; number <= 50_000; number++) outdated.note(`p${number}`, at(100));
  expect(outdated.refuses({ sub: 'p0', iat: 1 })).toBe(false);
  expect(outdated.refuses({ sub: 'p1', iat: 1 })).toBe(true);
});
