import { describe, expect, it } from 'vitest';
import { likelyPreset } from './likely-preset.ts';
import { PRESETS } from './presets/presets.ts';

const GENERATOR = 'meta[name="generator"]@content';

/** Which preset a page looks like, and where its site would stand. */
function likely(url: string, elements: Record<string, string> = {}) {
  const found = likelyPreset({ url, elements });
  return found && { preset: found.preset.name, platform: found.platform, base: found.base };
}

describe('the preset that a page looks like', () => {
  it.each([
    ['moodle', 'Moodle'],
    ['canvas', 'Canvas LMS'],
    ['openedx', 'Open edX'],
    ['brightspace', 'Brightspace'],
    ['teachable', 'Teachable'],
    ['thinkific', 'Thinkific'],
    ['learndash', 'LearnDash'],
    ['coursera', 'Coursera'],
    ['udemy', 'Udemy'],
    ['frappe', 'Frappe LMS'],
    ['kajabi', 'Kajabi'],
    ['futurelearn', 'FutureLearn'],
    ['google-classroom', 'Google Classroom'],
  ])('is %s for the address that it is shown with', (preset, platform) => {
    const { url, bodyClass } = PRESETS.find(({ name }) => name === preset)?.example ?? { url: '' };
    const elements = bodyClass ? { 'body@class': bodyClass } : {};
    expect(likely(url, elements)).toEqual({ preset, platform, base: '' });
  });

  it('is told with the folder that the site stands in', () => {
    const url = 'https://uni.example.edu/learn/moodle/mod/page/view.php?id=1';
    expect(likely(url, { 'body@class': 'course-5 cmid-1' })).toEqual({
      preset: 'moodle',
      platform: 'Moodle',
      base: '/learn/moodle',
    });
  });

  it.each([
    ['VitePress v1.6.4', 'VitePress'],
    ['Docusaurus v3.9.2', 'Docusaurus'],
    ['mkdocs-1.6.1, mkdocs-material-9.7.0', 'MkDocs'],
  ])('is documentation where the page says that %s made it', (generator, platform) => {
    const url = 'https://school.example.com/botany/leaves.html';
    expect(likely(url, { [GENERATOR]: generator })).toMatchObject({ preset: 'docs', platform });
    expect(likely(url)).toBeNull();
  });

  it.each([
    'https://news.example.com/2026/11/30/leaves',
    'https://school.example.com/learn/botany/leaves/1',
    'https://school.example.com/mod/page/view.php?id=1', // without the body's class
    'https://school.example.com/courses/1/chapters/2', // the demo's own addresses are no platform's
    'https://school.example.com/',
    'about:blank',
    'no address',
  ])('is none for %s', (url) => {
    expect(likely(url, { [GENERATOR]: 'WordPress 7.0' })).toBeNull();
  });
});
