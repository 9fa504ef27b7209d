import { describe, expect, it } from 'vitest';
import { isNestedDeeper } from './json-depth.ts';

const arrays = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('isNestedDeeper', () => {
  it.each([
    ['a flat value', '1', 0, false],
    ['arrays as deep as allowed', arrays(3), 3, false],
    ['arrays one deeper', arrays(4), 3, true],
    ['objects as deep as allowed', objects(3), 3, false],
    ['objects one deeper', objects(4), 3, true],
    ['both in turns', '[{"a":[{"b":1}]}]', 3, true],
    ['many beside each other', `[${'[],{},'.repeat(50)}0]`, 2, false],
    ['brackets in a string', JSON.stringify(['[[[[[[', '{{{{{{']), 1, false],
    ['brackets after a string that ends in a backslash', '["\\\\",[[[]]]]', 3, true],
    ['brackets after a quote in a string', '["\\"[[[[[["]', 1, false],
    ['100,000 arrays', arrays(100_000), 64, true],
  ])('tells of %s', (_what, json, maxDepth, expected) => {
    expect(isNestedDeeper(json, maxDepth)).toBe(expected);
  });
});
