import { expect, it } from 'vitest';
import { moodle } from './presets/moodle.ts';
import { readChapter } from './read-chapter.ts';
import type { SiteRule } from './rule.ts';

const RULE: SiteRule = {
  ...moodle,
  id: 'school',
  origins: ['https://moodle.example.edu'],
  frames: [
    {
      origins: ['https://content.example'],
      at: '/scorm/*/{slide}',
      trim: ['.html'],
      chapter: '{chapter}/{slide}',
    },
  ],
};
const PLAYER = {
  url: 'https://moodle.example.edu/mod/scorm/player.php?a=31&scoid=77',
  elements: { 'body@class': 'course-5 cmid-4720' },
};

it.each([
  ['https://content.example/scorm/31/slide4.html', '4720/slide4'],
  ['https://content.example/scorm/31/slide4.html?attempt=2#end', '4720/slide4'],
  ['https://content.example/scorm/31/a%2Fb.html', '4720/a%2Fb'],
  ['https://elsewhere.example/scorm/31/slide4.html', '4720'],
  ['https://content.example/other', '4720'],
  ['about:blank', '4720'],
])('a page with a frame of %s is the chapter %s', (frame, chapter) => {
  for (const frames of [[frame], ['about:blank', frame], [frame, 'https://content.example/x']]) {
    expect(readChapter([RULE], { ...PLAYER, frames })).toMatchObject({
      found: { room: { course: '5', chapter } },
    });
  }
});

it('a frame’s address is no chapter by itself, and none where the page is none', () => {
  const url = 'https://content.example/scorm/31/slide4.html';
  expect(readChapter([RULE], { url })).toEqual({ why: { code: 'other-site' } });
  const elsewhere = { url: 'https://moodle.example.edu/my/', frames: [url] };
  expect(readChapter([RULE], elsewhere)).toMatchObject({ why: { code: 'other-page' } });
});
