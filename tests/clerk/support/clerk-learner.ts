import type { Page } from 'puppeteer';
import { EXTENSION_ID } from '../../../server/contract/extension-id.ts';
import type { LearnerBrowser } from '../../../tools/browser/learner-browser.ts';

/** Fields and buttons of the popup that signs in with Clerk. */
export const FORM = {
  email: 'input[name="email"]',
  password: 'input[name="password"]',
  code: 'input[name="code"]',
  submit: 'button[type="submit"]',
  sendCode: '[data-part="send-code"]',
} as const;

/** Types e-mail address and password into `popup`, and sends them. */
export async function submitPassword(popup: Page, email: string, password: string): Promise<void> {
  await popup.locator(FORM.email).fill(email);
  await popup.locator(FORM.password).fill(password);
  await popup.locator(FORM.submit).click();
}

/** Chooses on the welcome page what others see, as somebody does who was never here; nobody sees them before. */
export async function chooseLevel(learner: LearnerBrowser): Promise<void> {
  const page = await learner.open(`chrome-extension://${EXTENSION_ID}/welcome.html`);
  await page.locator('[data-part="level-form"] button').click();
  await page.waitForSelector('[data-part="chosen"]:not(:empty)');
  await page.close();
}

/** Opens the popup over `page` and signs in by password; the popup is closed again. */
export async function signInByPassword(
  learner: LearnerBrowser,
  page: Page,
  { email, password }: { email: string; password: string | null },
): Promise<void> {
  const popup = await learner.popup(page);
  await submitPassword(popup, email, password ?? '');
  await untilSignedIn(popup);
  await popup.close();
}

/** Waits until `popup` shows that somebody is signed in. */
export async function untilSignedIn(popup: Page): Promise<void> {
  await popup.waitForSelector('[data-part="global-count"]', { timeout: 20_000 });
}

/** Waits until `popup` asks for an e-mail address: nobody is signed in. */
export async function untilSignedOut(popup: Page, timeout = 20_000): Promise<void> {
  await popup.waitForSelector(FORM.email, { timeout });
}

/** The words beside a field of `popup`, once there are some. */
export async function problemWith(popup: Page, field: string): Promise<string> {
  const found = await popup.waitForFunction(
    (id) => document.getElementById(id)?.textContent || null,
    { timeout: 20_000 },
    `${field}-problem`,
  );
  return String(await found.jsonValue());
}

/** Waits until the worker knows that this account is signed in, or that none is. */
export async function untilUser(learner: LearnerBrowser, id: string | null): Promise<void> {
  const worker = await learner.worker();
  await worker.evaluate(`new Promise((resolve) => {
    const look = () => chrome.storage.local.get('clerkUser').then(({ clerkUser }) => {
      if ((clerkUser?.id ?? null) === ${JSON.stringify(id)}) resolve();
    });
    chrome.storage.local.onChanged.addListener(look);
    look();
  })`);
}

/** Waits until these words stand on `page`. */
export async function untilItSays(page: Page, words: string): Promise<void> {
  const says = (expected: string) => document.body.textContent.includes(expected);
  await page.waitForFunction(says, { timeout: 20_000 }, words);
}

/** Has the worker look after its session now, and not in up to half a minute. */
export async function lookAtSession(learner: LearnerBrowser): Promise<void> {
  const worker = await learner.worker();
  await worker.evaluate(
    'chrome.alarms.create("clerk-session", { delayInMinutes: 0.001, periodInMinutes: 0.5 })',
  );
}
