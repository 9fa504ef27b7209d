import type { HTTPRequest } from 'puppeteer';
import { EVERYONE, LATER, page, SEND } from './stage.ts';

/** What a page keeps of its session is in its history: without it nobody is signed in. */
export async function endSession(): Promise<void> {
  await page.evaluate("history.replaceState(null, '')");
}

/** What is asked to be sent from now on; the reach is another question. */
export function sends(): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { method, url } = parts(request);
    if (method === 'POST' && url.endsWith('/api/admin/notifications')) asked.push(url);
  });
  return asked;
}

/** Has requests of this method, to addresses that end so, answered by `answer`. */
export async function intercept(
  method: string,
  path: string,
  answer: (request: HTTPRequest) => Promise<void>,
): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isIt = request.method() === method && request.url().endsWith(path);
    void (isIt ? answer(request) : request.continue());
  });
}

/** A request, as `fetch` takes it. */
export function parts(request: HTTPRequest) {
  return {
    url: request.url(),
    method: request.method(),
    headers: request.headers(),
    body: request.postData() ?? '',
  };
}

export async function sendToEveryone(title: string): Promise<void> {
  await page.type('[name="title"]', title);
  await page.click(EVERYONE);
  await page.click(SEND);
}

/** Chooses Later, and a time this many ms from now. */
export async function schedule(ahead: number): Promise<void> {
  await page.click(LATER);
  const time = new Date(Date.now() + ahead - new Date().getTimezoneOffset() * 60_000);
  await page.$eval(
    '[name="sendAt"]',
    (input, value) => {
      if (input instanceof HTMLInputElement) input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    time.toISOString().slice(0, 16),
  );
}

/** Presses Tab until the focus is there. */
export async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await page.evaluate((to) => document.activeElement?.matches(to), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}
