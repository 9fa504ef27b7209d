import { fileURLToPath } from 'node:url';
import type { HTTPRequest, Page } from 'puppeteer';
import { build } from 'vite';
import { watchConsoles } from '../support/consoles.ts';
import { type CourseSite, coursePage, portrait } from './course-site.ts';
import { launchBrowser } from './launch-browser.ts';

const COURSE = 'https://course.test/';
const POPUP = 'https://popup.test/';
/** Where people's pictures are: `https://pictures.test/{number}`. All else is not found. */
export const PICTURES = 'https://pictures.test/';

/** To start a process for a page takes longer than most of what is done on it. */
const ONE_PROCESS = ['--renderer-process-limit=1', '--disable-site-isolation-trials'];

/**
 * A Chromium with the overlay and the popup, bundled as for the extension, but without the worker. It has
 * one page at a time: with the next, the one of before is left.
 */
export interface Gallery extends AsyncDisposable {
  /** Opens a page of the course site, without the overlay yet. */
  openCourse(site?: CourseSite): Promise<Page>;
  /** Opens an empty page for the popup. */
  openPopup(): Promise<Page>;
}

/** Opens the gallery. Nothing that its pages ask for leaves the machine: all of it is answered here. */
export async function openGallery(): Promise<Gallery> {
  const [script, browser] = await Promise.all([bundle(), launchBrowser(ONE_PROCESS)]);
  watchConsoles(browser);

  let tab: Page | null = null;
  let shown: CourseSite = {};

  /** A new tab takes as long as most of what is done in it: the one that is there becomes as new. */
  async function freshTab(): Promise<Page> {
    if (tab?.isClosed() === false) {
      await tab.emulateMediaFeatures([]);
      await tab.emulateMediaType();
      await tab.emulateTimezone();
      await tab.setViewport({ width: 800, height: 600 });
      await tab.mouse.reset();
      await tab.mouse.move(0, 0);
      return tab;
    }
    tab = await browser.newPage();
    await tab.setRequestInterception(true);
    tab.on('request', (request) => void answer(request, shown));
    return tab;
  }

  async function open(url: string, site: CourseSite): Promise<Page> {
    const page = await freshTab();
    shown = site;
    await page.goto(url);
    // By the debugger: the page's own policy, which the overlay is put to, would not allow it.
    await page.evaluate(script);
    return page;
  }

  return {
    openCourse: (site = {}) => open(COURSE, site),
    openPopup: () => open(POPUP, {}),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function answer(request: HTTPRequest, site: CourseSite): Promise<void> {
  const url = request.url();
  const number = Number(url.slice(PICTURES.length));
  if (url === COURSE) {
    const headers = site.csp ? { 'content-security-policy': site.csp } : {};
    await request.respond({ contentType: 'text/html', headers, body: coursePage(site) });
  } else if (url === POPUP) {
    const body = '<!doctype html><html lang="en"><title>Alongside</title><body></body></html>';
    await request.respond({ contentType: 'text/html', body });
  } else if (url.startsWith(PICTURES) && number >= 0) {
    await request.respond({ contentType: 'image/svg+xml', body: portrait(number) });
  } else {
    await request.respond({ status: 404 });
  }
}

/** The script of `page/stage.tsx`, with the components that it imports. */
async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'import.meta.env.WXT_OPEN_SHADOW': 'true' },
    root: fileURLToPath(new URL('../..', import.meta.url)),
    build: {
      write: false,
      target: ['chrome125', 'firefox142'],
      lib: {
        entry: fileURLToPath(new URL('page/stage.tsx', import.meta.url)),
        formats: ['iife'],
        name: 'gallery',
      },
    },
  });
  const [built] = Array.isArray(output) ? output : [output];
  const chunk = built && 'output' in built ? built.output[0] : undefined;
  if (!chunk) throw new Error('Vite has built nothing.');
  return chunk.code;
}
