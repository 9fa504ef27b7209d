import { describe, expect, it } from 'vitest';
import { type BrowserSources, bringBrowser } from './bring-browser.ts';

/** A machine that has no browser until one of the ways has brought it. */
function machine(by: { download?: true; aptGet?: true | 'none' }) {
  const lines: string[] = [];
  let browser: string | null = null;
  const bring = (path: string) => {
    browser = path;
    return null;
  };
  const sources: BrowserSources = {
    find: async () => browser,
    download: () => (by.download ? bring('/cache/chrome') : 'getaddrinfo ENOTFOUND download.test'),
    aptGet:
      by.aptGet === 'none'
        ? null
        : () => (by.aptGet ? bring('/usr/bin/chromium') : 'Unable to locate package chromium'),
    tell: (line) => lines.push(line),
  };
  return { sources, lines };
}

describe('a machine without a browser', () => {
  it('downloads one', async () => {
    const { sources, lines } = machine({ download: true });
    expect(await bringBrowser(sources)).toBe('/cache/chrome');
    expect(lines).toEqual(['No Chromium here: bringing one (150 MB).']);
  });

  it('says in one line that the download host can’t be reached, and goes on to apt-get', async () => {
    const { sources, lines } = machine({ aptGet: true });
    expect(await bringBrowser(sources)).toBe('/usr/bin/chromium');
    expect(lines.slice(1)).toEqual([
      'It can’t be downloaded (getaddrinfo ENOTFOUND download.test): asking apt-get for one.',
    ]);
  });

  it('says what to do where there is no way left', async () => {
    for (const aptGet of [undefined, 'none'] as const) {
      const { sources, lines } = machine(aptGet ? { aptGet } : {});
      await expect(bringBrowser(sources)).rejects.toThrow(/^[^\n]*set CHROMIUM to its path\.$/);
      expect(lines).toHaveLength(2);
    }
  });
});
