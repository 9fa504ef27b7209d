import { describe, expect, it } from 'vitest';
import { targetProblem } from './target.ts';

const origins = ['https://learn.test', 'http://127.0.0.1:8787', 'https://*.school.test'];

describe('targetProblem', () => {
  it.each([
    '/',
    '/courses/demo/chapters/1#end',
    'https://learn.test/courses/1/chapters/2',
    'http://127.0.0.1:8787/courses/demo/chapters/1',
    'https://maths.school.test/1',
    'https://a.b.school.test/1',
  ])('lets %s pass', (url) => {
    expect(targetProblem(url, origins)).toBeNull();
  });

  it.each([
    '//evil.test/',
    '/\\evil.test/',
    '/\t/evil.test/',
    '/\n\\evil.test/',
    'https://evil.test/',
    'https://learn.test.evil.test/',
    'https://learn.test@evil.test/',
    'https://me:pw@learn.test/',
    'http://learn.test/',
    'http://127.0.0.1:8788/',
    'https://school.test/',
    'https://evilschool.test/',
    'https://maths.school.test:444/',
    'https://maths.school.test.evil.test/',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://learn.test/0b5e',
    'filesystem:https://learn.test/temporary/x',
    'blob:http://127.0.0.1:8787/0b5e',
    'chrome://settings',
    'courses/1',
    '',
  ])('refuses %j', (url) => {
    expect(targetProblem(url, origins)).not.toBeNull();
  });
});
