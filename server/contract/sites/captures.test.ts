import { describe, expect, it } from 'vitest';
import { fillTemplate, joinIds } from './captures.ts';

const CAPTURES = new Map([
  ['one', { text: 'a/b', isJoined: false }],
  ['other', { text: '100%', isJoined: false }],
  ['rest', { text: joinIds(['x', 'y/z']), isJoined: true }],
]);

describe('an id made by a template', () => {
  it.each([
    ['{one}', 'a/b'],
    ['{other}', '100%'],
    ['{rest}', 'x/y%2Fz'],
    ['{one}/{other}', 'a%2Fb/100%'],
    ['kind/{one}', 'kind/a%2Fb'],
    ['{one}/kind', 'a%2Fb/kind'],
    ['{other}/{rest}', '100%/x/y%2Fz'],
    ['book', 'book'],
    ['{none}', null],
    ['{one}/{none}', null],
  ])('%s is %s', (template, id) => {
    expect(fillTemplate(template, CAPTURES)).toBe(id);
  });

  it.each([
    [['a', 'b'], 'a/b'],
    [['a/b', 'c'], 'a%2Fb/c'],
    [['a%2Fb', 'c'], 'a%252Fb/c'],
    [['a%2fb', 'c'], 'a%252fb/c'],
    [['a%25', '%'], 'a%2525/%'],
    [['50%', '2F'], '50%/2F'],
  ])('joined of %j is %s', (ids, joined) => {
    expect(joinIds(ids)).toBe(joined);
  });
});
