import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type AdminDesk, openAdminDesk } from '../admin-desk.ts';

export const HOUR = 3_600_000;
export const SEND = '[data-part="send"]';
export const REACH = '[data-part="reach"]';
export const OUTCOME = '[data-part="outcome"]';
export const HISTORY_OUTCOME = '[data-part="history-outcome"]';
export const EVERYONE = '[name="audience"][value="everyone"]';
export const USERS = '[name="audience"][value="users"]';
export const LATER = '[name="when"][value="later"]';
export const INCOMPLETE = 'Nothing was sent: something has to change above.';

export let desk: AdminDesk;
/** The page that the test of now has open. */
export let page: Page;

beforeAll(async () => {
  desk = await openAdminDesk();
  await desk.learner('Ana');
  await desk.learner('Ben', { course: 'stars' });
});
afterAll(() => desk?.[Symbol.asyncDispose]());
afterEach(async () => {
  await desk.push.behaveWell();
  await page?.close();
});

/** Opens the page, with the form to sign in. */
export async function openPage(): Promise<void> {
  page = await desk.open();
}

/** Opens the page, signed in as `name`. */
export async function openPageOf(name: string): Promise<void> {
  page = await desk.signedIn(name);
}
