import type { Page } from 'puppeteer';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { type FixtureSites, openFixtureSites } from './fixtures/fixture-sites.ts';

let stage: Stage;
let sites: FixtureSites;
let learner: LearnerBrowser;

beforeAll(async () => {
  [stage, sites] = await Promise.all([openStage(), openFixtureSites()]);
  learner = await stage.stranger();
});
afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
  await sites?.[Symbol.asyncDispose]();
});

/** Opens `url`, and over it the popup, with the question unfolded and answered. */
async function asked(url: string): Promise<{ page: Page; popup: Page; answer: string }> {
  const page = await learner.open(url);
  const popup = await learner.popup(page);
  await popup.locator('[data-part="page-question"] summary').click();
  const answered = '[data-part="page-question"] [data-state]:not([data-state="looking"])';
  const found = await popup.waitForSelector(answered);
  const answer = await found?.evaluate((element) => element.textContent);
  return { page, popup, answer: answer ?? '' };
}

describe('"Is this page a chapter?"', () => {
  it('is answered for a chapter', async () => {
    const { popup, answer } = await asked(stage.chapter(2));
    expect(answer).toMatch(/^Yes/);
    expect(answer).toMatch(/Sitedemo.*Coursedemo.*Chapter.+2$/);
    await popup.close();
  });

  it('is answered for another page of the site', async () => {
    const { popup, answer } = await asked(`${stage.server.url}/healthz`);
    expect(answer).toMatch(/^No: it is on a course site/);
    await popup.close();
  });

  it('tells what a page of a site without a rule looks like, and copies what is known of it', async () => {
    const url = sites.url('moodle', '/mod/page/view.php?id=4711&sesskey=hT3kQ0wZ1x');
    const { popup, answer } = await asked(url);
    expect(answer).toContain('It looks like Moodle');
    await learner.browser
      .defaultBrowserContext()
      .overridePermissions(EXTENSION_ORIGIN, ['clipboard-read', 'clipboard-write']);
    await popup.locator('[name="copy"]').click();
    await popup.waitForSelector('.copy-report [role="status"]:not(:empty)');
    const Report = v.object({ url: v.string(), read: v.record(v.string(), v.unknown()) });
    const copied = await popup.evaluate(() => navigator.clipboard.readText());
    const report = v.parse(Report, JSON.parse(copied));
    expect(report.url).toBe(url.replace('hT3kQ0wZ1x', '…'));
    expect(report.read).toEqual({ chapter: null, why: 'other-site', preset: 'moodle' });
    await popup.close();
  });

  it('says so where extensions can’t look', async () => {
    const { popup, answer } = await asked('chrome://version/');
    expect(answer).toContain('can’t look at this page');
    await popup.close();
  });
});
