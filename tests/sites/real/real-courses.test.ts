import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { untilCount } from '../../support/stage.ts';
import { until } from '../../support/until.ts';
import { openSiteStage, type SiteLearner, type SiteStage } from '../support/site-stage.ts';
import { type CourseServer, serveCourse } from './support/course-server.ts';
import { buildCourse, installCourse } from './support/installed-course.ts';

const VITEPRESS = 'vitepress/bin/vitepress.js';
const NEXT = 'next/dist/bin/next';

/** Courses that tools build which others wrote, and where in them their two lessons are. */
const COURSES = [
  {
    name: 'vitepress',
    build: [VITEPRESS, 'build', 'docs'],
    serve: (port: number) => [VITEPRESS, 'preview', 'docs', '--port', `${port}`],
    roots: '/botany/roots.html',
    rootsElsewhere: '/de/botany/roots.html',
    links: {
      leaves: '.VPSidebar a[href*="leaves"]',
      notes: '#root-hairs a',
      home: '.VPNavBarTitle a',
    },
  },
  {
    name: 'next',
    build: [NEXT, 'build'],
    serve: (port: number) => [NEXT, 'start', '--port', `${port}`, '--hostname', '127.0.0.1'],
    roots: '/learn/botany/roots',
    rootsElsewhere: '/learn/botany/roots?from=mail',
    links: {
      leaves: 'nav a[href$="/leaves"]',
      notes: 'nav a[href="#notes"]',
      home: 'nav a[href="/"]',
    },
  },
];

let stage: SiteStage;
let ana: SiteLearner;
let ben: SiteLearner;

beforeAll(async () => {
  stage = await openSiteStage();
  [ana, ben] = await Promise.all([stage.learner('Ana'), stage.learner('Ben')]);
});
afterAll(() => stage?.[Symbol.asyncDispose]());

describe.each(COURSES)('a course made with $name', ({ name, build, serve, links, ...paths }) => {
  let server: CourseServer | null = null;
  let missing = '';
  let anas: Page;
  let bens: Page;

  beforeAll(async () => {
    const course = await installCourse(name);
    if ('missing' in course) {
      missing = course.missing;
      return;
    }
    await buildCourse(course.folder, build);
    server = await serveCourse(course.folder, serve);
  }, 400_000);
  beforeEach(({ skip }) => skip(missing !== '', missing));
  afterAll(() => server?.[Symbol.asyncDispose]());

  const url = (path: string) => `http://${name}.localhost:${server?.port}${path}`;
  const asked = (learner: SiteLearner) =>
    learner
      .rooms()
      .flatMap(({ site, course, chapter }) => (site === name ? `${course}: ${chapter}` : []));

  it('has its learners meet on a lesson', async () => {
    anas = await openMarked(ana, url(paths.roots));
    bens = await openMarked(ben, url(paths.rootsElsewhere));
    await Promise.all([untilCount(anas, 2), untilCount(bens, 2)]);
    expect(asked(ana)).toEqual(['botany: roots']);
    expect(asked(ben)).toEqual(['botany: roots']);
  });

  it('is taken over by its own script as the server drew it', async () => {
    for (const page of [anas, bens]) {
      await page.waitForFunction(isTakenOver);
      expect(await page.evaluate(`document.querySelector('h1').drawn`)).toBe('server');
    }
  });

  it('has its links change rooms, and those within a lesson none', async () => {
    await click(anas, links.notes);
    await click(anas, links.leaves);
    await untilCount(bens, 1);
    await until('Ana is on the leaves', () => asked(ana).at(-1) === 'botany: leaves');
    await click(bens, links.leaves);
    await Promise.all([untilCount(anas, 2), untilCount(bens, 2)]);
    expect(asked(ana)).toEqual(['botany: roots', 'botany: leaves']);
    expect(await anas.evaluate('isSameDocument')).toBe(true);
  });

  it('shows nothing at home', async () => {
    await click(anas, links.home);
    await anas.waitForSelector('alongside-overlay', { hidden: true });
    await untilCount(bens, 1);
    expect(await anas.evaluate('isSameDocument')).toBe(true);
    await Promise.all([anas.close(), bens.close()]);
  });
});

/** Opens a page whose headings are marked as the server sends them: what is drawn anew has no mark. */
async function openMarked(learner: SiteLearner, url: string): Promise<Page> {
  const page = await learner.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const mark = () => {
      for (const heading of document.querySelectorAll('h1'))
        Reflect.set(heading, 'drawn', 'server');
    };
    const observer = new MutationObserver(mark);
    observer.observe(document, { subtree: true, childList: true });
    document.addEventListener('DOMContentLoaded', () => observer.disconnect());
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate('var isSameDocument = true');
  return page;
}

/** Runs in the page: whether React or Vue has taken hold of what is there. */
function isTakenOver(): boolean {
  const heading = document.querySelector('h1');
  const app = document.querySelector('#app');
  return (
    (heading !== null && Object.keys(heading).some((key) => key.startsWith('__react'))) ||
    (app !== null && '__vue_app__' in app)
  );
}

/** As a script does: menus of a narrow window are not what this is about. */
async function click(page: Page, link: string): Promise<void> {
  await page.waitForSelector(link);
  await page.$eval(link, (found) => found instanceof HTMLElement && found.click());
}
