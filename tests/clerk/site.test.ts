import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { killWorker } from '../support/worker-control.ts';
import { ana } from './accounts.ts';
import { CLERK_SITE, FRONTEND_API } from './frontend-api/hosts.ts';
import {
  signInByPassword,
  untilSignedIn,
  untilSignedOut,
  untilUser,
} from './support/clerk-learner.ts';
import { openClerkSite, signInOnSite, signOutOnSite } from './support/clerk-site.ts';
import { type ClerkStage, openClerkStage } from './support/clerk-stage.ts';
import { foreignRequests } from './support/foreign-requests.ts';

describe.each([
  // With production keys the session is in a cookie of the Frontend API, else in one of the site.
  { mode: 'test', syncHost: `https://${CLERK_SITE}` },
  {
    mode: 'live',
    syncHost: `https://${FRONTEND_API.live}`,
    signInUrl: `https://${CLERK_SITE}/`,
  },
] as const)('an extension that follows the course site, with a $mode instance', (build) => {
  let stage: ClerkStage;
  let learner: LearnerBrowser;
  let site: Page;

  beforeAll(async () => {
    const extension = { name: `following-${build.mode}`, isMinified: false, ...build };
    stage = await openClerkStage({ accounts: [ana], extension, withServer: false });
    learner = await stage.browser();
    site = await openClerkSite(learner);
  });
  afterAll(() => stage?.[Symbol.asyncDispose]());

  it('is signed in with the site, without the popup', async () => {
    await killWorker(learner); // it is idle most of the time, and so not there
    await signInOnSite(site, ana);
    await untilUser(learner, ana.id);
    const popup = await learner.popup(site);
    await untilSignedIn(popup);
    await popup.close();
  });

  it('is signed out with the site', async () => {
    await killWorker(learner);
    await signOutOnSite(site);
    await untilUser(learner, null);
  });

  it('signs in by its own popup as well', async () => {
    const popup = await learner.popup(site);
    await untilSignedOut(popup);
    const link = await popup.$eval('[data-part="course-site"]', (found) => found.textContent);
    expect(link).toBe('Use the course site');
    await popup.close();
    await signInByPassword(learner, site, ana);
  });

  it('asked nobody but the Frontend API and our server', async () => {
    const requests = await stage.closeBrowsers();
    expect(requests.map(({ url }) => new URL(url).host)).toContain(FRONTEND_API[build.mode]);
    expect(foreignRequests(requests, stage)).toEqual([]);
  });
});
