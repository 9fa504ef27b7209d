import type { Page } from 'puppeteer';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRecorded } from '../support/faulty-stage.ts';
import { untilNames } from '../support/overlay.ts';
import { toastsOf } from '../support/overlay-history.ts';
import { unchanged, until } from '../support/until.ts';
import { killWorker } from '../support/worker-control.ts';
import { ana, ben, cem, faulty, openAnaAndBen } from './ana-and-ben.ts';

const LINGER_MS = 2_000;

/** Ms after which a leave would have been told. */
const LEAVE_TOLD = LINGER_MS + 1_500;

openAnaAndBen();

describe('a client-side link to a chapter that is left before the worker has heard of it', () => {
  it('has the overlay once the learner is back on it', async () => {
    const { page } = await openRecorded(ana, `${faulty.site.url}/welcome`);
    await killWorker(ana);
    await page.evaluate(
      (chapter, elsewhere) => {
        history.pushState(null, '', chapter);
        location.assign(elsewhere);
      },
      faulty.site.chapter('left'),
      `${faulty.site.url}/aside`,
    );
    await page.waitForFunction(() => location.pathname === '/aside');
    await page.goBack();
    await untilNames(page, ['Ana']);
    await page.close();
  });
});

describe('to others nothing happens when a learner', () => {
  const channel = 'presence-chapter-1';
  let page: Page;

  beforeAll(async () => {
    await ben.join(channel);
    ({ page } = await openRecorded(ana, faulty.site.chapter(1)));
    await untilNames(page, ['Ana', 'Ben']);
  });

  /** What Ben was told, and what Ana's browser asked for, of this chapter. */
  const traffic = () => ({
    seen: ben.delivered.filter((message) => message.channel === channel).length,
    asked: ana.front.count('/api/presence/connect'),
    connections: ana.front.webSockets(),
  });

  async function expectNoTraffic(happens: () => Promise<unknown>): Promise<void> {
    const before = traffic();
    await happens();
    await unchanged('what Ben was told', traffic, LEAVE_TOLD);
    expect(traffic()).toEqual(before);
    await untilNames(page, ['Ana', 'Ben']);
  }

  it('reloads', () => expectNoTraffic(() => page.reload()));

  it('reloads again and again', () =>
    expectNoTraffic(async () => {
      for (let time = 0; time < 5; time += 1) await page.reload();
    }));

  it('opens the chapter in two more tabs, and closes the first of them', () =>
    expectNoTraffic(async () => {
      const [second, third] = [
        await ana.open(faulty.site.chapter(1)),
        await ana.open(faulty.site.chapter(1)),
      ];
      await untilNames(third, ['Ana', 'Ben']);
      await third.close();
      await second.close();
      await page.bringToFront();
    }));

  it('follows a link to a page that is no chapter, and goes back', () =>
    expectNoTraffic(async () => {
      await page.goto(`${faulty.site.url}/welcome`);
      await page.goBack();
    }));

  it('steps to the next chapter and back, of which only that one is told', async () => {
    const before = traffic();
    await page.evaluate(() => history.pushState(null, '', '/courses/demo/chapters/2'));
    await untilNames(page, ['Ana']);
    await page.evaluate(() => history.back());
    await unchanged('what Ben was told', () => traffic().seen, LEAVE_TOLD);
    expect(traffic()).toEqual({ ...before, asked: before.asked + 1 });
    await untilNames(page, ['Ana', 'Ben']);
  });
});

describe('a page in the back/forward cache', () => {
  it('is no presence, and is right again when the learner comes back', async () => {
    const channel = 'presence-chapter-3';
    await ben.join(channel);
    const { page } = await openRecorded(ana, faulty.site.chapter(3));
    await untilNames(page, ['Ana', 'Ben']);
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.title = `persisted: ${persisted}`;
      });
    });
    await page.goto(`${faulty.site.url}/welcome`);
    await until('Ana has left', () => ben.members(channel).length === 1);
    await cem.join(channel);
    await page.goBack();
    expect(await page.title()).toBe('persisted: true');
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    cem.leave(channel);
    await untilNames(page, ['Ana', 'Ben']);
    expect(ben.members(channel)).toHaveLength(2);
  });
});

describe('a page that is loaded ahead of time', () => {
  it('is no presence until the learner goes there', async () => {
    const channel = 'presence-chapter-4';
    const path = '/courses/demo/chapters/4';
    await ben.join(channel);
    const rules = JSON.stringify({ prerender: [{ source: 'list', urls: [path] }] });
    faulty.site.look = {
      head: `<script type="speculationrules">${rules}</script>`,
      body: `<a href="${path}">Next</a>`,
    };
    const { page } = await openRecorded(ana, `${faulty.site.url}/welcome`);
    faulty.site.look = {};
    const isAhead = (request: { path: string; purpose: string }) =>
      request.path === path && request.purpose.includes('prerender');
    await until('the page is loaded ahead', () => faulty.site.requests.some(isAhead));
    await unchanged('who is on the chapter', () => ben.members(channel), 2_000);
    await Promise.all([page.waitForNavigation(), page.click('a')]);
    expect(await page.evaluate(activationStart)).toBeGreaterThan(0);
    await untilNames(page, ['Ana', 'Ben']);
    await until('Ben sees Ana', () => ben.members(channel).length === 2);
  });
});

describe('a hidden tab', () => {
  it('raises no toast, then or later, and is right when it is shown', async () => {
    await ben.join('presence-chapter-5');
    const { page, history } = await openRecorded(ana, faulty.site.chapter(5));
    await untilNames(page, ['Ana', 'Ben']);
    const other = await ana.open(faulty.site.chapter(5));
    await cem.join('presence-chapter-5');
    await untilNames(other, ['Ana', 'Ben', 'Cem']);
    await page.bringToFront();
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(toastsOf(history)).toEqual([]);
    await other.close();
  });
});

// At the end: that its learner is active again is told on the chapter that they open next.
describe('a page that the browser freezes', () => {
  it('is gone for others within a minute, and back when it goes on', async () => {
    const channel = 'presence-chapter-frozen';
    await ben.join(channel);
    const { page } = await openRecorded(ana, faulty.site.chapter('frozen'));
    await untilNames(page, ['Ana', 'Ben']);
    const session = await page.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await until('Ana is gone', () => !ben.members(channel).includes('Ana'), 60_000);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await until('Ana is back', () => ben.members(channel).includes('Ana'));
    await untilNames(page, ['Ana', 'Ben']);
    await page.close();
  }, 90_000);
});

/** When the page was activated, in ms since it began to load; 0 where it was not loaded ahead. */
function activationStart(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  return Number(Reflect.get(navigation ?? {}, 'activationStart'));
}
