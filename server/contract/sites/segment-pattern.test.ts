import { describe, expect, it } from 'vitest';
import { matchSegment, segmentPattern } from './segment-pattern.ts';

/** What fills the hole of a pattern, `null` where the text is not so. */
function filling(pattern: string, text: string): string | null {
  const read = segmentPattern(pattern);
  if (!read) throw new Error(`${pattern} is no pattern`);
  return matchSegment(read, text);
}

describe('a pattern of a segment', () => {
  it.each([
    ['chapters', 'chapters', ''],
    ['chapters', 'chapters2', null],
    ['r%C3%A4ume', 'räume', ''],
    ['{x}', 'a', 'a'],
    ['{x}', '', null],
    ['ch-{x}', 'ch-7', '7'],
    ['ch-{x}', 'c7', null],
    ['ch-{x}', 'ch-', null],
    ['{x}.html', 'a.html.html', 'a.html'],
    ['{x}.html', 'html.a', null],
    ['{x}.html', '.html', null],
    ['a{x}b', 'ab', null],
    ['a{x}b', 'aab', 'a'],
    ['aa{x}aa', 'aaa', null],
    ['{x:number}', '042', '042'],
    ['{x:number}', '', null],
    ['{x:number}', 'a7', null],
    ['{x:number}', '7a', null],
    ['{x:number}', '٧', null],
    ['c{x:number}x', 'c7x', '7'],
    ['c{x:number}x', 'c7xx', null],
    ['{x:number}*', '7-words', '7'],
    ['{x:number}*', '7', '7'],
    ['{x:number}-*', '7-words', '7'],
    ['{x:number}-*', '7words-', null],
    ['{x:pages|quizzes}', 'quizzes', 'quizzes'],
    ['{x:pages|quizzes}', 'quiz', null],
    ['a-{x:b|c}.d', 'a-c.d', 'c'],
    ['*', 'a', 'a'],
    ['*', '', null],
    ['block:*', 'block:', ''],
    ['block:*', 'block:x', 'x'],
  ])('%s finds in %j %j', (pattern, text, found) => {
    expect(filling(pattern, text)).toBe(found);
  });

  it.each([
    '{',
    '}',
    '{}',
    '{a b}',
    '{1a}',
    '{a}{b}',
    '{a}*',
    'a**',
    '{a...}b',
    'b{a...}',
    '{a:}',
    '{a:*}',
    '***',
  ])('is none: %s', (text) => expect(segmentPattern(text)).toBeNull());
});
