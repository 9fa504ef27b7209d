import { describe, expect, it } from 'vitest';
import { credentials, equalInConstantTime, isAuthorized } from './signature.ts';

/** The worked examples of https://pusher.com/docs/channels/library_auth_reference/auth-signatures/ */
const APP = credentials('278d425bdf160c739803', '7ad3773142a6692b25b8');

describe('isAuthorized', () => {
  it.each([
    [
      'private channel',
      '1234.1234:private-foobar',
      '58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4',
    ],
    [
      'user authentication',
      '1234.1234::user::{"id":"12345"}',
      '4708d583dada6a56435fb8bc611c77c359a31eebde13337c16ab43aa6de336ba',
    ],
  ])("agrees with Pusher's example of a %s", (_what, text, signature) => {
    expect(isAuthorized(APP, `${APP.key}:${signature}`, text)).toBe(true);
    expect(isAuthorized(APP, `${APP.key}:${signature}`, `${text} `)).toBe(false);
    expect(isAuthorized(APP, `other:${signature}`, text)).toBe(false);
    expect(isAuthorized(APP, signature, text)).toBe(false);
  });
});

describe('equalInConstantTime', () => {
  it('compares strings of any length', () => {
    expect(equalInConstantTime('abc', 'abc')).toBe(true);
    expect(equalInConstantTime('abd', 'abc')).toBe(false);
    expect(equalInConstantTime('', 'abc')).toBe(false);
    expect(equalInConstantTime('ä', 'ab')).toBe(false);
  });
});
