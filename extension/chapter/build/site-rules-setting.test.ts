import { describe, expect, it } from 'vitest';
import { DEMO_RULE } from '../../../server/contract/sites/demo-rule.ts';
import { moodle } from '../../../server/contract/sites/presets/moodle.ts';
import { readRules } from '../../../server/contract/sites/read-rules.ts';
import { buildRules } from './site-rules-setting.ts';

const FILES: Record<string, unknown> = {
  'sites.json': { origins: ['https://a.test'], pages: [{ at: '/{course}/{chapter}' }] },
  'my sites.json': { preset: 'moodle', origins: ['https://b.test'] },
  'wrong.json': { preset: 'moodle', origins: ['https://*.com'] },
};
const rules = (env: Record<string, string>) =>
  buildRules(env, (path) => {
    if (!(path in FILES)) return { problems: [`${path} is no file: name one with site rules`] };
    return readRules(FILES[path]);
  });

describe('the site rules of a build', () => {
  it('are the demo course’s where none are named', () => {
    expect(rules({})).toEqual([DEMO_RULE]);
  });

  it('are those of presets, as SITES has them', () => {
    const setting = 'moodle=https://moodle.example.edu docs=https://example.edu/handbook';
    expect(rules({ WXT_SITES: setting })).toMatchObject([
      { ...moodle, id: 'moodle-example-edu', origins: ['https://moodle.example.edu'] },
      { id: 'example-edu', origins: ['https://example.edu'], base: '/handbook' },
    ]);
  });

  it.each(['sites.json', ' my sites.json\n'])('are those of the file %j', (file) => {
    expect(rules({ WXT_SITES: file })).toHaveLength(1);
  });

  it('are those of URL patterns', () => {
    expect(rules({ WXT_CHAPTER_URLS: 'https://a.test/:courseId/:chapterId' })).toMatchObject([
      { id: 'demo', uniqueChapters: true },
    ]);
  });

  it.each([
    ['', 'names no site'],
    ['moodle=moodle.example.edu', 'names no scheme: write moodle=https://moodle.example.edu'],
    ['moodle=https://*.com', 'would be every site there is'],
    ['moodel=https://a.test', 'there is no preset "moodel"'],
    ['none.json', 'none.json is no file'],
    ['wrong.json', 'origins[0]: "https://*.com" would be every site there is'],
    ['docs=https://a.test docs=https://a.test/x', 'both called "a-test"'],
  ])('are refused as %j, which no site could have', (setting, why) => {
    expect(() => rules({ WXT_SITES: setting })).toThrow(/^WXT_SITES: /);
    expect(() => rules({ WXT_SITES: setting })).toThrow(why);
  });

  it('are not guessed where both variables name some', () => {
    const both = {
      WXT_SITES: 'moodle=https://a.test',
      WXT_CHAPTER_URLS: 'https://a.test/:courseId/:chapterId',
    };
    expect(() => rules(both)).toThrow('WXT_SITES and WXT_CHAPTER_URLS are both set');
  });
});
