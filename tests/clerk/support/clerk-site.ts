import type { Page } from 'puppeteer';
import type { LearnerBrowser } from '../../../tools/browser/learner-browser.ts';
import { CLERK_SITE } from '../frontend-api/hosts.ts';
import type { Account } from '../frontend-api/instance.ts';

/** Opens the course site whose learners sign in with Clerk's own script, once that is ready. */
export async function openClerkSite(learner: LearnerBrowser): Promise<Page> {
  const page = await learner.open(`https://${CLERK_SITE}/`);
  await page.evaluate('Clerk.load()');
  return page;
}

/** Signs `account` in on the site. */
export async function signInOnSite(page: Page, { email, password }: Account): Promise<void> {
  const credentials = JSON.stringify({ identifier: email, password });
  await page.evaluate(`Clerk.client.signIn.create(${credentials}).then(({ createdSessionId }) =>
    Clerk.setActive({ session: createdSessionId }))`);
}

/** Signs out on the site. */
export async function signOutOnSite(page: Page): Promise<void> {
  // Clerk goes to another page when it is done.
  await Promise.all([page.waitForNavigation(), page.evaluate('void Clerk.signOut()')]);
}
