import { describe, expect, it } from 'vitest';
import { jsonMember } from './json-member.ts';

describe('jsonMember', () => {
  it.each([
    ['{}', null],
    ['{"b":1}', null],
    ['{"a":1}', '1'],
    [' { "a" : -1.5e3 , "b" : 2 } ', '-1.5e3'],
    ['{"b":{"a":1},"a":null}', 'null'],
    ['{"a":{"x":[1,"]}",{"\\"":2}]},"b":0}', '{"x":[1,"]}",{"\\"":2}]}'],
    ['{"a":[ 1,\n2 ]}', '[ 1,\n2 ]'],
    ['{"a":"x\\\\"}', '"x\\\\"'],
    ['{"a":"\\",\\"a\\":2","b":3}', '"\\",\\"a\\":2"'],
    ['{"\\u0061":1}', '1'],
    ['{"a":1,"a":2}', '2'],
    ['{"a\\"":1,"a":true}', 'true'],
    ['{"a":"é😀"}', '"é😀"'],
  ])('of %s', (json, text) => {
    expect(jsonMember(json, 'a')).toBe(text);
    // The same value that a parser sees.
    expect(text === null ? undefined : JSON.parse(text)).toEqual(JSON.parse(json).a);
  });
});
