import { describe, expect, it } from 'vitest';
import { readAddress } from './address.ts';
import { addressPattern, matchesAddress } from './address-pattern.ts';
import type { Captures } from './captures.ts';

/** What fills the holes of a pattern, by name; `null` where the address is not so. */
function fillings(pattern: string, path: string): Record<string, string> | null {
  const read = addressPattern(pattern);
  const address = readAddress(`https://h.test${path}`);
  if (!read || !address) throw new Error('no pattern, or no address');
  const captures: Captures = new Map();
  if (!matchesAddress(read, address, captures)) return null;
  return Object.fromEntries(Array.from(captures, ([name, { text }]) => [name, text]));
}

describe('a pattern of addresses', () => {
  it.each([
    ['/{a}/x', '/1/x', { a: '1' }],
    ['/{a}/x', '/1/x/2', null],
    ['/{a}/x', '/1', null],
    ['/{a}/x/', '/1/x', { a: '1' }],
    ['/', '/', {}],
    ['/', '/a', null],
    ['/{a...}/x', '/1/2/x', { a: '1/2' }],
    ['/{a...}/x', '/x', null],
    ['/{a...}/x/{b}', '/1/2/x/3', { a: '1/2', b: '3' }],
    ['/{a}/{b...}/{c}', '/1/2/3/4', { a: '1', b: '2/3', c: '4' }],
    ['/{a}/{b...}/{c}', '/1/2', null],
    ['/{a}/**', '/1', { a: '1' }],
    ['/{a}/**', '/1/2/3', { a: '1' }],
    ['/{a}/**', '/', null],
    ['/**/x/{a}', '/x/1', { a: '1' }],
    ['/**/x/{a}', '/1/2/x/3', { a: '3' }],
    ['/{a...}', '/1//2', null],
    ['/x?id={a}', '/x?y=2&id=1', { a: '1' }],
    ['/x?id={a}', '/x?id=1&id=2', { a: '1' }],
    ['/x?id={a}', '/x?ID=1', null],
    ['/x?id={a}', '/x?id', null],
    ['/x?id={a}&view=read', '/x?view=read&id=1', { a: '1' }],
    ['/x?id={a}&view=read', '/x?view=edit&id=1', null],
    ['/x?id={a}', '/x?id=a+b%2Bc%3D=', { a: 'a b+c==' }],
    ['/x?a%20b={a}', '/x?a+b=1', { a: '1' }],
    ['/x', '/x?id=1#y', {}],
    ['/x#/{a}/{b...}', '/x#/1/2/3', { a: '1', b: '2/3' }],
    ['/x#/{a}', '/x#1', null],
    ['/x#{a}', '/x#1', { a: '1' }],
    ['/x#{a}', '/x', null],
    ['/x#/y?id={a}', '/x?id=2#/y?z=0&id=1', { a: '1' }],
    ['/x?id={a}#/y', '/x?id=2#/y?id=1', { a: '2' }],
    ['/x#/y?id={a}', '/x?id=2#/y', null],
  ])('%s finds in %s %j', (pattern, path, found) => {
    expect(fillings(pattern, path)).toEqual(found);
  });

  it.each(['/{a}{b}', '/x?id={a...}', '/x?id=**', '/x#/{a}{b}', '/x?{a}={b}{c}'])(
    'is none: %s',
    (text) => expect(addressPattern(text)).toBeNull(),
  );

  it('is read once, and again when many others were', () => {
    const first = addressPattern('/once/{a}');
    expect(addressPattern('/once/{a}')).toBe(first);
    for (let count = 0; count < 3_000; count += 1) addressPattern(`/${count}/{a}`);
    expect(addressPattern('/once/{a}')).toEqual(first);
  });
});
