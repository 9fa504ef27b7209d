import { describe, expect, it } from 'vitest';
import { authorizedParty, FIREFOX_EXTENSION, isAllowedOrigin } from './allowed-origin.ts';

const FIREFOX = 'moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc';
const LISTED = ['chrome-extension://abc'];

describe('an origin', () => {
  it.each(['chrome-extension://abc', FIREFOX])('may call the API as %s', (origin) => {
    expect(isAllowedOrigin(origin, LISTED)).toBe(true);
  });

  it.each([
    '',
    'null',
    'chrome-extension://abcd',
    'https://evil.test',
    'moz-extension:',
    'moz-extension://evil.test',
    `${FIREFOX}.evil.test`,
    `${FIREFOX}:80`,
    ` ${FIREFOX}`,
    `https://${FIREFOX}`,
  ])('may not as %j', (origin) => {
    expect(isAllowedOrigin(origin, LISTED)).toBe(false);
  });

  it('is one party for all of Firefox, and each its own elsewhere', () => {
    expect(authorizedParty(FIREFOX)).toBe(FIREFOX_EXTENSION);
    expect(authorizedParty('chrome-extension://abc')).toBe('chrome-extension://abc');
  });
});
