import { describe, expect, it } from 'vitest';
import { untilCount } from '../../support/stage.ts';
import type { FixtureSite } from '../fixtures/fixture-sites.ts';
import { unitId, unitPath } from '../fixtures/openedx.ts';
import type { SiteLearner } from '../support/site-stage.ts';
import { ana, ben, sites } from './stage.ts';

/** Two addresses of one chapter, and its course and id. */
type Meeting = [
  what: string,
  site: FixtureSite,
  anas: string,
  bens: string,
  course: string,
  chapter: string,
];

const MEETINGS: Meeting[] = [
  [
    'Moodle, whose body has its classes late',
    'moodle',
    '/mod/page/view.php?id=4711',
    '/mod/page/view.php?lang=de&id=4711&late=300',
    '5',
    '4711',
  ],
  [
    'a book in Moodle',
    'moodle',
    '/mod/book/view.php?id=4712&chapterid=12',
    '/mod/book/view.php?chapterid=12&id=4712#p2',
    '5',
    '4712/12',
  ],
  [
    'a section in Moodle',
    'moodle',
    '/course/view.php?id=5&section=3',
    '/course/view.php?section=3&id=5&notifyeditingon=1',
    '5',
    'section-3',
  ],
  [
    'Canvas',
    'canvas',
    '/courses/123/pages/week-1-intro?module_item_id=778',
    '/courses/123/pages/week-1-intro/',
    '123',
    'pages/week-1-intro',
  ],
  [
    'Open edX, percent-encoded or not',
    'openedx',
    unitPath('one'),
    decodeURIComponent(unitPath('one')),
    'course-v1:edX+DemoX+2024',
    unitId('one'),
  ],
  [
    'documentation in two languages',
    'docs',
    '/de/course/part1/intro/',
    '/course/part1/intro/index.html',
    'course',
    'part1/intro',
  ],
  [
    'a site of one page',
    'docsify',
    '/course/#/unit1/roots',
    '/course/index.html#/unit1/roots?id=hairs',
    'course',
    'unit1/roots',
  ],
  [
    'a frame of another origin',
    'moodle',
    '/mod/scorm/player.php?a=31&scoid=77',
    '/mod/scorm/player.php?scoid=77&a=31&currentorg=x',
    '5',
    '4720/slide1',
  ],
];

/** Pages of course sites that are no chapters. */
const OTHERS: [site: FixtureSite, path: string][] = [
  ['moodle', '/my/'],
  ['moodle', '/course/view.php?id=5'],
  ['canvas', '/courses/123/modules'],
  ['openedx', '/learning/course/course-v1:edX+DemoX+2024/home'],
  ['docs', '/blog/2026/news'],
  ['docs', '/'],
  ['docsify', '/course/'],
  ['content', '/scorm/31/slide1.html'],
];

describe('two learners', () => {
  it.each(MEETINGS)('meet on %s', async (_what, site, anasPath, bensPath, course, chapter) => {
    const [before, bensBefore] = [ana.rooms().length, ben.rooms().length];
    const anas = await ana.open(sites.url(site, anasPath));
    const bens = await ben.open(sites.url(site, bensPath));
    await Promise.all([untilCount(anas, 2), untilCount(bens, 2)]);
    const room = `${site}: ${course}: ${chapter}`;
    expect(asked(ana, before)).toEqual([room]);
    expect(asked(ben, bensBefore)).toEqual([room]);
    await Promise.all([anas.close(), bens.close()]);
  });

  it('see nothing on pages that are no chapters', async () => {
    const before = ana.rooms().length;
    const pages = [];
    for (const [site, path] of OTHERS) pages.push(await ana.open(sites.url(site, path)));
    // What comes after them is there: so would they be.
    const chapter = await ana.open(sites.url('canvas', '/courses/123/quizzes/9'));
    await untilCount(chapter, 1);
    for (const page of pages) {
      expect(await page.$('alongside-overlay'), page.url()).toBeNull();
      await page.close();
    }
    expect(asked(ana, before)).toEqual(['canvas: 123: quizzes/9']);
    await chapter.close();
  });
});

/** The rooms that were asked for since there were `before`. */
function asked(learner: SiteLearner, before: number): string[] {
  const since = learner.rooms().slice(before);
  return since.map(({ site, course, chapter }) => `${site}: ${course}: ${chapter}`);
}
