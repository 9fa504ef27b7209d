import { describe, expect, it } from 'vitest';
import { sitesSetting } from './sites-setting.ts';

describe('SITES', () => {
  it('names presets with addresses', () => {
    expect(
      sitesSetting(' moodle=https://moodle.example.edu,\n docs=https://example.org/handbook/ '),
    ).toEqual({
      entries: [
        { preset: 'moodle', origins: ['https://moodle.example.edu'] },
        { preset: 'docs', origins: ['https://example.org'], base: '/handbook' },
      ],
    });
  });

  it.each([
    ['', 'names no site: write moodle=https://moodle.example.edu'],
    ['moodle', 'moodle has no address: write moodle=https://learn.example.com'],
    ['moodle=', 'moodle has no address'],
    ['moodle=moodle.example.edu', 'names no scheme: write moodle=https://moodle.example.edu'],
    ['moodle=ftp://moodle.example.edu', 'is no web site'],
    [
      'moodle=https://moodle.example.edu/?x=1',
      'has more than host and path: leave out what begins with ?',
    ],
    ['https://moodle.example.edu', 'names no preset: write moodle=https://moodle.example.edu'],
    [
      'mudle=https://moodle.example.edu',
      'there is no preset "mudle": take one of generic, moodle,',
    ],
    ['moodle=https://a.test '.repeat(51), 'names 51 sites: at most 50'],
  ])('is refused as %j', (setting, problem) => {
    const read = sitesSetting(setting);
    expect('problems' in read ? read.problems.join('\n') : read).toContain(problem);
  });
});
