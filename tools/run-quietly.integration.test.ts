import { describe, expect, it } from 'vitest';
import { failureReason, runQuietly } from './run-quietly.ts';

const PUPPETEER = `puppeteer install [browser]

  puppeteer install firefox@nightly             Install the latest nightly build.

Error: All providers failed for chrome 156.0.8078.47:
  - DefaultProvider: getaddrinfo ENOTFOUND storage.googleapis.com
    at installWithProviders (file:///node_modules/@puppeteer/browsers/lib/install.js:123:11)
`;

describe('runQuietly', () => {
  it('gives the one line that says why a program failed', () => {
    expect(failureReason(PUPPETEER)).toBe('getaddrinfo ENOTFOUND storage.googleapis.com');
    expect(failureReason('Reading…\nE: Unable to locate package chromium\n')).toBe(
      'Unable to locate package chromium',
    );
    expect(failureReason('one\nno space left on device\n')).toBe('no space left on device');
    expect(failureReason('\n')).toBeNull();
  });

  it('says nothing of a program that does what it should', () => {
    expect(runQuietly(process.execPath, ['-e', 'console.log(1)'])).toBeNull();
  });

  it('gives the reason also where the program is missing, and where it has no end', () => {
    expect(runQuietly('alongside-no-such-program', [])).toMatch(/ENOENT/);
    expect(runQuietly(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 300)).toBe(
      'no end after 0.3 s',
    );
  });
});
