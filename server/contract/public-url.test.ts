import { describe, expect, it } from 'vitest';
import { parsePublicHttpsUrl } from './public-url.ts';

describe('parsePublicHttpsUrl', () => {
  it.each([
    'https://img.clerk.com/a.png?x=1',
    'https://learn.test:8443/a.png',
    'https://bücher.example/a.png',
    'https://xn--p1ai.xn--p1ai/',
  ])('takes %s', (url) => {
    expect(parsePublicHttpsUrl(url)?.protocol).toBe('https:');
  });

  it.each([
    'http://img.test/a.png',
    'https://169.254.169.254/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://10.0.0.1./x',
    'https://[::1]/x',
    'https://[::ffff:7f00:1]/x',
    'https://localhost/x',
    'https://printer/x',
    'https://a.localhost/x',
    'https://nas.local/x',
    'https://metadata.google.internal/x',
    'https://router.lan./x',
    'https://user:pass@img.test/x',
    'https://user@img.test/x',
    'blob:https://img.test/0b5e',
    'data:image/png,x',
    'filesystem:https://img.test/temporary/x',
    'img.test/a.png',
    '',
  ])('refuses %j', (url) => {
    expect(parsePublicHttpsUrl(url)).toBeNull();
  });
});
