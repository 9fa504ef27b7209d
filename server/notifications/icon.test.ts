import { describe, expect, it } from 'vitest';
import { iconProblem } from './icon.ts';

const origins = ['https://learn.test', 'https://169.254.169.254'];

describe('iconProblem', () => {
  it('lets a picture of a course site pass', () => {
    expect(iconProblem('https://learn.test/logo.png', origins)).toBeNull();
  });

  it.each([
    'https://169.254.169.254/x',
    'https://user:pass@learn.test/x',
    'https://elsewhere.test/x',
    'https://learn.test.evil.test/x',
    'https://learn.test:8443/x',
    'http://learn.test/x',
    'blob:https://learn.test/0b5e',
  ])('refuses %s', (url) => {
    expect(iconProblem(url, origins)).not.toBeNull();
  });
});
