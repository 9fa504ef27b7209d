import type { HTTPRequest, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { objections } from '../gallery/accessibility.ts';
import { type AdminDesk, openAdminDesk, typeSignIn } from './admin-desk.ts';

const HOUR = 3_600_000;
/** Ms that a push service takes where a test looks at what is going out; a page looks each second. */
const SLOW_MS = 4_000;
const SEND = '[data-part="send"]';
const REACH = '[data-part="reach"]';
const OUTCOME = '[data-part="outcome"]';
const HISTORY_OUTCOME = '[data-part="history-outcome"]';
const EVERYONE = '[name="audience"][value="everyone"]';
const USERS = '[name="audience"][value="users"]';
const LATER = '[name="when"][value="later"]';
const INCOMPLETE = 'Nothing was sent: something has to change above.';

let desk: AdminDesk;
let page: Page;

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

describe('signing in', () => {
  it('has the focus where one goes on, before and after, and after signing out', async () => {
    page = await desk.open();
    expect(await focused()).toBe('displayName');
    await typeSignIn(page, 'Admin');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#message-heading:focus');
    await page.click('#sign-out');
    await page.waitForSelector('[name="displayName"]:focus');
    await typeSignIn(page, 'Admin');
    await page.click('#sign-in button');
    await page.waitForSelector('#message-heading:focus');
  });

  it('leaves the focus alone where one is signed in already', async () => {
    page = await desk.signedIn('Admin');
    await page.reload();
    await page.waitForSelector('#desk:not([hidden])');
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
  });

  it('takes no role without the secret, and none with a wrong one', async () => {
    page = await desk.open();
    await page.type('[name="displayName"]', 'Admin');
    await page.keyboard.press('Enter');
    await untilText('#sign-in [role="alert"]', 'Type the secret, too.');
    expect(await focused()).toBe('secret');
    await page.keyboard.type('password');
    await page.keyboard.press('Enter');
    await untilText(
      '#sign-in [role="alert"]',
      'The secret is wrong. It is in the file role-secret of the server’s data directory, unless LOCAL_ROLE_SECRET sets it.',
    );
    expect(await isShown('#desk')).toBe(false);
  });

  it('keeps the session from other pages of the origin, in other tabs and in its own', async () => {
    page = await desk.signedIn('Admin');
    const course = `${desk.server.url}/courses/demo/chapters/1`;
    const kept =
      'JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }, document.cookie])';
    expect(await page.evaluate(kept)).toContain('"clientToken":');
    const other = await page.browserContext().newPage();
    await other.goto(course);
    expect(await other.evaluate(kept)).toBe('[null,{},{},""]');
    // Nor can a page of the course reach into an admin page that it opens.
    const opened = `new Promise((resolve) => {
      const admin = open('/admin');
      setInterval(() => admin.closed && resolve('out of reach'), 10);
    })`;
    expect(await other.evaluate(opened)).toBe('out of reach');
    await other.close();
    await page.goto(course);
    expect(await page.evaluate(kept)).toBe('[null,{},{},""]');
    await page.goBack();
    await page.waitForSelector('#desk:not([hidden])');
  });

  it('keeps a draft for its writer when the session ends by itself, and for nobody else', async () => {
    page = await desk.signedIn('Admin');
    await page.type('[name="title"]', 'Half a notification');
    await page.click(USERS);
    await page.type('[name="learner"]', 'Ben');
    await page.keyboard.press('Enter');
    await untilText('#chosen', 'Ben ×');
    const signIn = async (name: string) => {
      await page.waitForSelector('[name="displayName"]:focus');
      await typeSignIn(page, name);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#desk:not([hidden])');
    };
    await endSession();
    await signIn('Admin');
    expect(await textIn('title')).toBe('Half a notification');
    expect(await textOf('#chosen')).toBe('Ben ×');
    await endSession();
    await signIn('Ivo');
    expect(await textIn('title')).toBe('');
    await page.type('[name="title"]', 'Signed out on purpose');
    await page.click('#sign-out');
    await signIn('Ivo');
    expect(await textIn('title')).toBe('');
  });

  it('tells a learner why they may not in', async () => {
    page = await desk.signedIn('Ana');
    await page.waitForSelector('#sign-in h2:focus');
    expect(await textOf('#sign-in')).toBe(
      'This page is for instructors and adminsAna is a learner here. Sign out, then sign in as an instructor or admin.',
    );
    expect(await isShown('#desk')).toBe(false);
  });

  it('offers an instructor their own courses, and nobody else’s', async () => {
    page = await desk.signedIn('Ivo');
    await untilText(REACH, 'Reaches 1 person on 1 device.');
    expect(await isShown(EVERYONE)).toBe(false);
    const offered =
      '[...document.querySelectorAll(\'[name="courseId"] option\')].map((one) => one.value)';
    expect(await page.evaluate(offered)).toEqual(['light']);
    await page.click(USERS);
    await page.type('[name="learner"]', 'Ben');
    await untilText('#people-outcome', 'Nobody is called “Ben”.');
  });
});

describe('composing', () => {
  it('takes a keyboard alone: the preview and the reach follow, and Send sends', async () => {
    page = await desk.signedIn('Admin');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Tonight: the Moon');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Beside Jupiter');
    expect(await textOf('[data-part="preview"] .title')).toBe('Tonight: the Moon');
    expect(await textOf('[data-part="preview"] .text')).toBe('Beside Jupiter');
    await tabTo('[name="audience"]');
    await page.keyboard.press('ArrowUp');
    await untilText(REACH, 'Reaches 2 people on 2 devices.');
    await tabTo(SEND);
    expect(await textOf(SEND)).toBe('Send to 2 people');
    await page.keyboard.press('Enter');
    await untilText(OUTCOME, 'On its way to 2 people.');
    expect(await focused()).toBe('send');
    expect(await textIn('title')).toBe('');
    await untilText(`${await row('Tonight: the Moon')} .status`, 'Done');
  });

  it('keeps what was written while it was being sent', async () => {
    page = await desk.signedIn('Admin');
    const written = Promise.withResolvers<void>();
    await intercept('POST', '/api/admin/notifications', async (request) => {
      await written.promise;
      await request.continue();
    });
    await sendToEveryone('First');
    await page.type('[name="title"]', ', and the next');
    written.resolve();
    await untilText(OUTCOME, 'On its way to 2 people.');
    expect(await textIn('title')).toBe('First, and the next');
    await row('First');
  });

  it('does not send by Enter in a field', async () => {
    page = await desk.signedIn('Admin');
    const asked = sends();
    for (const name of ['title', 'url']) {
      await page.type(`[name="${name}"]`, '/courses/x');
      await page.keyboard.press('Enter');
    }
    await page.click(LATER);
    await page.focus('[name="sendAt"]');
    await page.keyboard.press('Enter');
    // Whatever Enter may have begun comes before what a press of Send begins.
    await page.click(SEND);
    await page.waitForSelector('#sendAt-problem');
    expect(asked).toEqual([]);
    expect(await textIn('title')).toBe('/courses/x');
  });

  it('takes a double click as one press, and an Enter that is held down', async () => {
    page = await desk.signedIn('Admin');
    await page.type('[name="title"]', 'By mouse');
    await untilText(REACH, 'Reaches 1 person on 1 device.');
    // The second press ends when the first is answered: another one would find the title missing.
    await page.click(SEND, { count: 2, delay: 500 });
    await untilText(OUTCOME, 'On its way to 1 person.');
    await page.type('[name="title"]', 'By keyboard');
    await page.focus(SEND);
    await page.keyboard.down('Enter');
    await row('By keyboard');
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect(await textOf(OUTCOME)).toBe('On its way to 1 person.');
  });

  it.each([360, 800, 1200])(
    'keeps its buttons in place while the reach comes, %i px wide',
    async (width) => {
      page = await desk.signedIn('Admin');
      await page.setViewport({ width, height: 900 });
      const known = Promise.withResolvers<void>();
      await intercept('POST', '?dryRun=', async (request) => {
        await known.promise;
        await request.continue();
      });
      await page.click(EVERYONE);
      await page.focus(SEND);
      const before = await buttonPlaces();
      known.resolve();
      await untilText(SEND, 'Send to 2 people');
      expect(await buttonPlaces()).toEqual(before);
    },
  );

  it('adds by Enter who was typed', async () => {
    page = await desk.signedIn('Admin');
    await page.click(USERS);
    await page.type('[name="learner"]', 'be');
    await page.keyboard.press('Enter');
    await untilText('#people-outcome', 'Ben was added.');
    expect(await focused()).toBe('learner');
    await untilText(REACH, 'Reaches 1 person on 1 device.');
    await page.click('#chosen button');
    await untilText(REACH, 'Choose whom it is for.');
  });
});

describe('people by name', () => {
  it('are no longer offered once one of them was added', async () => {
    page = await desk.signedIn('Admin');
    const added = Promise.withResolvers<void>();
    await intercept('GET', '?name=ben', async (request) => {
      await added.promise;
      await request.continue();
    });
    await page.click(USERS);
    await page.type('[name="learner"]', 'be');
    await page.waitForSelector('#found button');
    const asked = page.waitForRequest((request) => request.url().endsWith('?name=ben'));
    await page.type('[name="learner"]', 'n');
    await asked;
    await page.click('#found button');
    const answered = page.waitForResponse((response) => response.url().endsWith('?name=ben'));
    added.resolve();
    await (await answered).text();
    await untilText(REACH, 'Reaches 1 person on 1 device.');
    expect(await textOf('#found')).toBe('');
    expect(await textOf('#people-outcome')).toBe('Ben was added.');
  });
});

describe('what has to change', () => {
  it('is said at each field, with the focus at the first', async () => {
    page = await desk.signedIn('Admin');
    await page.click(USERS);
    await page.click(LATER);
    await page.click(SEND);
    await untilText(OUTCOME, INCOMPLETE);
    expect(await problemAt('title')).toBe('Give it a title.');
    expect(await problemAt('learner')).toBe('Add at least one person.');
    expect(await problemAt('sendAt')).toBe('Choose a date and a time.');
    expect(await focused()).toBe('title');
    await page.keyboard.type('T');
    expect(await problemAt('title')).toBeNull();
    expect(await problemAt('learner')).not.toBeNull();
  });

  it('is said at the field by the server, too, and the draft loses nothing', async () => {
    page = await desk.signedIn('Admin');
    await page.type('[name="title"]', 'Hello');
    await page.type('[name="url"]', 'https://evil.test/');
    await page.click('summary');
    await page.type('[name="action1Title"]', 'Go');
    await page.type('[name="action1Url"]', '//evil.test');
    await page.click('summary');
    await page.click(EVERYONE);
    await page.click(SEND);
    await page.waitForSelector('#url-problem');
    expect(await problemAt('url')).toContain('https://evil.test is no course site');
    expect(await focused()).toBe('url');
    await page.$eval(
      '[name="url"]',
      (input) => input instanceof HTMLInputElement && input.select(),
    );
    await page.keyboard.type('/courses/demo/chapters/1');
    await page.click(SEND);
    // Its fold was closed.
    await page.waitForSelector('[name="action1Url"]:focus');
    expect(await problemAt('action1Url')).toContain('it leads to another host');
    expect(await Promise.all(['title', 'url', 'action1Title'].map(textIn))).toEqual([
      'Hello',
      '/courses/demo/chapters/1',
      'Go',
    ]);
  });

  it('is half a time: nothing is asked but the reach', async () => {
    page = await desk.signedIn('Admin');
    const asked = sends();
    await page.type('[name="title"]', 'Later');
    await page.click(EVERYONE);
    await page.click(LATER);
    await page.type('[name="sendAt"]', '0101');
    await untilText(REACH, 'Reaches 2 people on 2 devices.');
    expect(await textOf(SEND)).toBe('Schedule to 2 people');
    await page.click(SEND);
    await page.waitForSelector('[name="sendAt"]:focus');
    expect(await problemAt('sendAt')).toBe('Complete the date and the time.');
    expect(asked).toEqual([]);
  });

  it('is a time that is past', async () => {
    page = await desk.signedIn('Admin');
    await page.type('[name="title"]', 'Too late');
    await page.click(EVERYONE);
    await schedule(-HOUR);
    await page.click(SEND);
    await page.waitForSelector('[name="sendAt"]:focus');
    expect(await problemAt('sendAt')).toBe('The time to send it is past.');
  });
});

describe('an Idempotency-Key', () => {
  it('stays while the draft does: an answer that is lost sends nothing twice', async () => {
    page = await desk.signedIn('Admin');
    const keys: string[] = [];
    let isLost = true;
    await intercept('POST', '/api/admin/notifications', async (request) => {
      keys.push(request.headers()['idempotency-key'] ?? '');
      if (!isLost) return request.continue();
      const { url, method, headers, body } = parts(request);
      await fetch(url, { method, headers, body });
      await request.abort();
    });
    await page.click(EVERYONE);
    await page.type('[name="title"]', 'Lost');
    await page.click(SEND);
    await untilText(OUTCOME, 'The server does not answer. Is it running?');
    isLost = false;
    await page.click(SEND);
    await untilText(OUTCOME, 'On its way to 2 people.');
    const [first, again] = keys;
    expect(first).toMatch(/^[\w-]{36}$/);
    expect(again).toBe(first);
    await row('Lost');
    expect(await page.$$(`::-p-xpath(//li//h3[text()="Lost"])`)).toHaveLength(1);
  });

  it('is another for another draft, and for the same one after it was sent', async () => {
    page = await desk.signedIn('Admin');
    const keys: string[] = [];
    let status = 503;
    await intercept('POST', '/api/admin/notifications', async (request) => {
      keys.push(request.headers()['idempotency-key'] ?? '');
      const body = status === 202 ? { id: 'x', reach: { people: 1, devices: 1 } } : {};
      await request.respond({
        status,
        contentType: 'application/json',
        body: JSON.stringify(body),
      });
    });
    const send = async (outcome: string) => {
      await page.click(SEND);
      await untilText(OUTCOME, outcome);
    };
    await page.click(EVERYONE);
    await page.type('[name="title"]', 'One');
    await send('The server answered 503.');
    await page.type('[name="title"]', '!');
    status = 202;
    await send('On its way to 1 person.');
    await page.click(EVERYONE);
    await page.type('[name="title"]', 'One!');
    status = 503;
    await send('The server answered 503.');
    expect(new Set(keys).size).toBe(3);
  });
});

describe('the history', () => {
  it('shows what is scheduled until it is cancelled, and says so', async () => {
    page = await desk.signedIn('Admin');
    await page.type('[name="title"]', 'Tomorrow');
    await page.click(EVERYONE);
    await schedule(24 * HOUR);
    await page.click(SEND);
    await page.waitForFunction(
      (where) => document.querySelector(where)?.textContent?.startsWith('Scheduled for '),
      {},
      OUTCOME,
    );
    const tomorrow = await row('Tomorrow');
    await untilText(`${tomorrow} .status`, 'Scheduled');
    await page.focus(`${tomorrow} button`);
    await page.keyboard.press('Enter');
    await untilText(HISTORY_OUTCOME, '“Tomorrow” was cancelled.');
    await untilText(`${tomorrow} .status`, 'Cancelled');
    await page.waitForSelector(`${tomorrow} h3:focus`);
    expect(await isShown(`${tomorrow} button`)).toBe(false);
  });

  it('says why something can’t be cancelled any more', async () => {
    page = await desk.signedIn('Admin');
    await desk.push.behave({ delay: SLOW_MS });
    await sendToEveryone('Gone');
    const gone = await row('Gone');
    await intercept('POST', '/cancel', async (request) => {
      await desk.admin.until(idOf(gone), ({ status }) => status === 'done');
      await request.continue();
    });
    await page.click(`${gone} button`);
    await untilText(HISTORY_OUTCOME, 'All of it has left already.');
    await page.waitForSelector(`${gone} h3:focus`);
  });

  it('shows how far it is, until it is done, and leaves the focus on Cancel meanwhile', async () => {
    page = await desk.signedIn('Admin');
    await desk.push.behave({ delay: SLOW_MS });
    await sendToEveryone('Slow');
    const slow = await row('Slow');
    await untilText(`${slow} .status`, 'Going out');
    await untilText(`${slow} [data-figure="pending"]`, '2 to go');
    await page.focus(`${slow} button`);
    const bar = `${slow} progress`;
    await page.waitForSelector(`${bar}:not(:indeterminate)`);
    expect(
      await page.$eval(bar, (found) => found instanceof HTMLProgressElement && found.position),
    ).toBe(0);
    // What changes is another notification's row, and later its own.
    const other = await desk.admin.send({
      title: 'Other',
      audience: { type: 'users', userIds: ['x'] },
    });
    await untilText(`[data-id="${other.id}"] .status`, 'Done');
    expect(await page.$eval(`${slow} button`, (button) => button.matches(':focus'))).toBe(true);
    await untilText(`${slow} .status`, 'Done');
    await page.waitForSelector(`${slow} h3:focus`);
    expect(await isShown(bar)).toBe(false);
    expect(await textOf(`${slow} [data-figure="sent"]`)).toBe('2 of 2 sent');
  });

  it('says that it waits for quiet hours, and how many do', async () => {
    const from = new Date(Date.now() - HOUR).toISOString().slice(11, 16);
    const to = new Date(Date.now() + HOUR).toISOString().slice(11, 16);
    await desk.learner('Cem', {
      course: 'night',
      preferences: { quietHours: { from, to, timeZone: 'UTC' } },
    });
    await desk.admin.send({ title: 'Hush', audience: { type: 'course', courseId: 'night' } });
    page = await desk.signedIn('Admin');
    const hush = await row('Hush');
    await untilText(`${hush} .status`, 'Waiting for quiet hours');
    expect(await textOf(`${hush} [data-figure="quiet"]`)).toBe('1 waiting for quiet hours to end');
    expect(await isShown(`${hush} [data-figure="pending"]`)).toBe(false);
    // Rows above it may still grow: the button is pressed where it has come to rest.
    await page.locator(`${hush} button`).click();
    await untilText(`${hush} [data-figure="cancelled"]`, '1 cancelled');
  });

  it('shows no whole before the audience is', async () => {
    const figures = {
      ...{ targeted: 4, pending: 0, waiting: 0, quiet: 0, sent: 4, suppressed: {}, failed: {} },
      ...{ expired: 0, cancelled: 0, shown: 0, clicked: 0 },
    };
    const growing = {
      ...{ id: 'growing', title: 'Growing', body: '', author: 'Ada', startsAt: new Date(0) },
      ...{ audience: { type: 'everyone' }, status: 'sending', expanded: false, figures },
    };
    const stopped = { ...growing, id: 'stopped', status: 'cancelled' };
    page = await desk.open();
    await intercept('GET', '/api/admin/notifications', (request) =>
      request.respond({
        contentType: 'application/json',
        body: JSON.stringify({ notifications: [growing, stopped] }),
      }),
    );
    await typeSignIn(page, 'Admin');
    await page.keyboard.press('Enter');
    await untilText('[data-id="growing"] .status', 'Going out');
    expect(await page.$('[data-id="growing"] progress:indeterminate')).not.toBeNull();
    expect(await textOf('[data-id="growing"] [data-figure="sent"]')).toBe('4 sent so far');
    expect(await textOf('[data-id="stopped"] [data-figure="sent"]')).toBe('4 of 4 sent');
  });
});

// Last, as it adds somebody whom the tests before would reach.
describe('a test to oneself', () => {
  it('says what came of it', async () => {
    page = await desk.signedIn('Ivo');
    await page.click('#test');
    expect(await problemAt('title')).toBe('Give it a title.');
    await page.keyboard.type('Test');
    await page.click('#test');
    await untilText(
      OUTCOME,
      'You have no browser that takes notifications: turn them on in the extension.',
    );
    expect(await textIn('title')).toBe('Test');
    await desk.learner('Ivo');
    await page.click('#test');
    await untilText(OUTCOME, 'Sent to you.');
    await desk.push.waitForDeliveries({ status: 201 });
    await row('Test');
  });
});

describe.each([
  ['wide', 1280],
  ['narrow', 375],
])('on a %s screen', (_, width) => {
  it.each(['light', 'dark'])('has nothing that axe objects to, in %s', async (scheme) => {
    page = await desk.open();
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    expect(await objections(page, 'body')).toEqual([]);
    await typeSignIn(page, 'Admin');
    await page.keyboard.press('Enter');
    await row('Tonight: the Moon');
    await page.click(USERS);
    await page.click(LATER);
    await page.click('summary');
    await page.click(SEND);
    await page.waitForSelector('#title-problem');
    expect(await objections(page, 'body')).toEqual([]);
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
  });
});

/** What a page keeps of its session is in its history: without it nobody is signed in. */
async function endSession(): Promise<void> {
  await page.evaluate("history.replaceState(null, '')");
}

/** What is asked to be sent from now on; the reach is another question. */
function sends(): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { method, url } = parts(request);
    if (method === 'POST' && url.endsWith('/api/admin/notifications')) asked.push(url);
  });
  return asked;
}

/** Has requests of this method, to addresses that end so, answered by `answer`. */
async function intercept(
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

function parts(request: HTTPRequest) {
  return {
    url: request.url(),
    method: request.method(),
    headers: request.headers(),
    body: request.postData() ?? '',
  };
}

async function sendToEveryone(title: string): Promise<void> {
  await page.type('[name="title"]', title);
  await page.click(EVERYONE);
  await page.click(SEND);
}

/** Chooses Later, and a time this many ms from now. */
async function schedule(ahead: number): Promise<void> {
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

/** Waits for a notification in the history; gives a selector of it. */
async function row(title: string): Promise<string> {
  const handle = await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('[data-part="notification"]')].find(
        (found) => found.querySelector('h3')?.textContent === wanted,
      )?.dataset.id,
    {},
    title,
  );
  return `[data-id="${await handle.jsonValue()}"]`;
}

function idOf(selector: string): string {
  return /"(.+)"/.exec(selector)?.[1] ?? '';
}

/** Presses Tab until the focus is there. */
async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await page.evaluate((to) => document.activeElement?.matches(to), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}

/** Name or id of what has the focus. */
function focused(): Promise<string | undefined> {
  return page.evaluate(() => {
    const found = document.activeElement;
    return found?.getAttribute('name') ?? found?.id;
  });
}

function textIn(name: string): Promise<string> {
  return page.$eval(`[name="${name}"]`, (input) =>
    input instanceof HTMLInputElement ? input.value : '',
  );
}

/** What is said to a screen reader to be wrong with a field, or `null`. */
function problemAt(name: string): Promise<string | null> {
  return page.$eval(`[name="${name}"]`, (control) => {
    if (control.ariaInvalid !== 'true') return null;
    const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    const said = ids.map((id) => document.getElementById(id));
    return said.find((each) => each?.matches('.problem'))?.textContent ?? null;
  });
}

function isShown(selector: string): Promise<boolean> {
  return page.$eval(selector, (found) => found.checkVisibility());
}

/** Where the left upper corner of each button of the form is. */
function buttonPlaces(): Promise<{ x: number; y: number }[]> {
  return page.$$eval('.buttons button', (buttons) =>
    buttons.map((button) => {
      const { x, y } = button.getBoundingClientRect();
      return { x, y };
    }),
  );
}

function textOf(selector: string): Promise<string> {
  return page.$eval(selector, (found) => found.textContent ?? '');
}

/** @throws Error with what stands there instead, where `text` does not come */
async function untilText(selector: string, text: string): Promise<void> {
  try {
    await page.waitForFunction(
      (where, what) => document.querySelector(where)?.textContent === what,
      {},
      selector,
      text,
    );
  } catch (cause) {
    throw new Error(`${selector} says “${await textOf(selector)}”, not “${text}”.`, { cause });
  }
}
