import { beforeEach, describe, expect, it } from 'vitest';
import { createRefusedTokens, type RefusedTokens } from './refused-tokens.ts';

let now = 0;
let refused: RefusedTokens;

beforeEach(() => {
  now = 0;
  refused = createRefusedTokens(() => now);
});

describe('a token that was refused', () => {
  it('is for as long as was said, and others are not', () => {
    refused.add('ana', 2);
    expect(refused.wait('ana')).toBe(2);
    expect(refused.wait('ben')).toBeNull();
    now = 1_000;
    expect(refused.wait('ana')).toBe(1);
    now = 1_999.5;
    expect(refused.wait('ana')).toBe(1);
    now = 2_000;
    expect(refused.wait('ana')).toBeNull();
  });

  it('is refused by what was said last', () => {
    refused.add('ana', 1);
    refused.add('ana', 60);
    now = 1_000;
    expect(refused.wait('ana')).toBe(59);
  });

  it('makes way for others where there are too many', () => {
    refused.add('ana', 60);
    refused.add('ben', 60);
    refused.add('ana', 60);
    for (let other = 0; other < 9_999; other++) refused.add(`other ${other}`, 60);
    expect(refused.wait('ben')).toBeNull();
    expect(refused.wait('ana')).toBe(60);
  });
});
