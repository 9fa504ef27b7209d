import { describe, expect, it } from 'vitest';
import { isSamePage, targetOf } from './target.ts';

const SERVER = 'https://alongside.test';
const isCourseSite = (url: string) => new URL(url).origin === 'https://learn.test';
const target = (url: string) => targetOf(url, SERVER, isCourseSite);

describe('targetOf', () => {
  it.each([
    ['/courses/demo/chapters/1', `${SERVER}/courses/demo/chapters/1`],
    [`${SERVER}/x#y`, `${SERVER}/x#y`],
    ['https://learn.test/courses/1?a=b', 'https://learn.test/courses/1?a=b'],
  ])('leads %s to %s', (url, expected) => {
    expect(target(url)).toBe(expected);
  });

  it.each([
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test/',
    'https://learn.test@evil.test/',
    'https://me:pw@learn.test/',
    'http://alongside.test/',
    'javascript:alert(1)',
    'chrome://settings',
    'data:text/html,x',
    'blob:https://alongside.test/0b5e',
    'blob:https://learn.test/0b5e',
    'filesystem:https://alongside.test/temporary/x',
    'http://[',
  ])('leads %s to the server instead', (url) => {
    expect(target(url)).toBe(`${SERVER}/`);
  });
});

describe('isSamePage', () => {
  it('looks away from the fragment and a slash at the end', () => {
    expect(isSamePage('https://a.test/b/#c', 'https://a.test/b')).toBe(true);
  });

  it.each(['https://a.test/b?d', 'https://a.test/c', 'https://b.test/b', 'about:blank'])(
    'tells %s apart',
    (other) => {
      expect(isSamePage('https://a.test/b', other)).toBe(false);
    },
  );
});
