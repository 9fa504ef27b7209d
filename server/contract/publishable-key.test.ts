import { describe, expect, it } from 'vitest';
import { issuerOf, parsePublishableKey } from './publishable-key.ts';

const keyFor = (mode: string, host: string) => `pk_${mode}_${Buffer.from(host).toString('base64')}`;

describe('a publishable key', () => {
  it.each(['test', 'live'])('names mode and Frontend API of a %s instance', (mode) => {
    const key = parsePublishableKey(keyFor(mode, 'clerk.example.com$'));
    expect(key).toEqual({ mode, frontendApi: 'clerk.example.com' });
    expect(key && issuerOf(key)).toBe('https://clerk.example.com');
  });

  it('may lack the padding', () => {
    expect(
      parsePublishableKey(keyFor('test', 'a.accounts.dev$').replace(/=+$/, '')),
    ).not.toBeNull();
  });

  it.each([
    ['a secret key', 'sk_test_abc'],
    ['another mode', keyFor('staging', 'clerk.example.com$')],
    ['no end mark', keyFor('test', 'clerk.example.com')],
    ['a path', keyFor('test', 'clerk.example.com/x$')],
    ['no host', keyFor('test', '$')],
    ['nothing', 'pk_test_'],
  ])('is refused with %s', (_what, key) => {
    expect(parsePublishableKey(key)).toBeNull();
  });
});
