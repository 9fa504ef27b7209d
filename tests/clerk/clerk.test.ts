import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChapterUpdate } from '../../extension/messages/chapter-update.ts';
import { EXTENSION_DIR } from '../../tools/browser/extension-dir.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { watchConsoles } from '../support/consoles.ts';
import { part, untilCount } from '../support/stage.ts';
import { killWorker, moveClock } from '../support/worker-control.ts';
import { ana, ben, elsewhere, secondFactor } from './accounts.ts';
import { FRONTEND_API, publishableKey } from './frontend-api/hosts.ts';
import {
  FORM,
  lookAtSession,
  problemWith,
  signInByPassword,
  submitPassword,
  untilItSays,
  untilSignedIn,
  untilSignedOut,
} from './support/clerk-learner.ts';
import { type ClerkStage, openClerkStage } from './support/clerk-stage.ts';
import { type ConfigServer, startConfigServer } from './support/config-server.ts';
import { inContentScript } from './support/content-script.ts';
import { foreignRequests } from './support/foreign-requests.ts';

/** How tokens, keys and e-mail addresses look. */
const SECRETS = /eyJ|BEGIN|@example\.com/;

const SITE_LINK = '[data-part="course-site"]';

let stage: ClerkStage;
let anas: LearnerBrowser;
let bens: LearnerBrowser;
let anasPage: Page;
let bensPage: Page;
let otherServer: ConfigServer;
let consoles: readonly string[];

beforeAll(async () => {
  const accounts = [ana, ben, secondFactor, elsewhere];
  const extension = { signInUrl: 'http://127.0.0.1/sign-in' };
  [stage, otherServer] = await Promise.all([
    openClerkStage({ accounts, extension }),
    startConfigServer({ kind: 'local' }),
  ]);
  [anas, bens] = await Promise.all([stage.browser(), stage.browser()]);
  consoles = watchConsoles(anas.browser);
  const chapter = stage.site.chapter(1);
  [anasPage, bensPage] = await Promise.all([anas.open(chapter), bens.open(chapter)]);
});
afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
  await otherServer?.[Symbol.asyncDispose]();
});

describe('signing in with Clerk', () => {
  it('explains beside its field what is wrong', async () => {
    const popup = await anas.popup(anasPage);
    await untilSignedOut(popup);
    await popup.locator(FORM.submit).click();
    expect(await problemWith(popup, 'email')).toMatch(/enter your e-mail/);
    await submitPassword(popup, 'nobody@example.com', 'x');
    expect(await problemWith(popup, 'email')).toMatch(/no account/);
    await submitPassword(popup, ana.email, 'wrong');
    expect(await problemWith(popup, 'password')).toMatch(/not right/);
    await submitPassword(popup, ben.email, 'any');
    expect(await problemWith(popup, 'password')).toMatch(/no password/);
    stage.api.setDown(true);
    await submitPassword(popup, ana.email, 'any');
    await untilItSays(popup, 'Clerk does not answer');
    stage.api.setDown(false);
    await popup.close();
  });

  it.each([
    ['a second factor', secondFactor],
    ['an account that signs in elsewhere', elsewhere],
  ])('hands over to the course site for %s', async (_what, account) => {
    const popup = await anas.popup(anasPage);
    await untilSignedOut(popup);
    if (account.password) await submitPassword(popup, account.email, account.password);
    else {
      await popup.locator(FORM.email).fill(account.email);
      await popup.locator(FORM.sendCode).click();
    }
    await untilItSays(popup, 'Go on at the course site');
    const href = await popup.$eval(SITE_LINK, (link) => link.getAttribute('href'));
    expect(href).toBe('http://127.0.0.1/sign-in');
    await popup.locator('button').click();
    await untilSignedOut(popup);
    await popup.close();
  });

  it('takes a password', async () => {
    await signInByPassword(anas, anasPage, ana);
    await untilCount(anasPage, 1);
  });

  it('takes a code, though popup and worker are gone meanwhile', async () => {
    const popup = await bens.popup(bensPage);
    await untilSignedOut(popup);
    await popup.locator(FORM.email).fill(ben.email);
    await popup.locator(FORM.sendCode).click();
    await popup.waitForSelector(FORM.code);
    await popup.close();
    await killWorker(bens);
    const again = await bens.popup(bensPage);
    await again.waitForSelector(FORM.code);
    const code = stage.api.codeSentTo(ben.email);
    await again.locator(FORM.code).fill(code === '000000' ? '000001' : '000000');
    await again.locator(FORM.submit).click();
    expect(await problemWith(again, 'code')).toMatch(/not right/);
    await again.locator(FORM.code).fill(code);
    await again.locator(FORM.submit).click();
    await untilSignedIn(again);
    expect(await again.$eval('footer', (foot) => foot.textContent)).toContain('Ben Okafor');
    await again.close();
  });
});

describe('two learners who signed in with Clerk', () => {
  it('see each other by the names in their tokens', async () => {
    await Promise.all([untilCount(anasPage, 2), untilCount(bensPage, 2)]);
    await anasPage.bringToFront();
    await anasPage.hover(part('viewer-counter'));
    await anasPage.waitForSelector(part('viewer'));
    const names = await anasPage.$$eval(`${part('viewer')} bdi`, (found) =>
      found.map((name) => name.textContent),
    );
    expect(names).toEqual(['Ana Lima', 'Ben Okafor']);
  });

  it('stay signed in when the worker is ended, and are let into the next chapter', async () => {
    await killWorker(anas);
    await anasPage.goto(stage.site.chapter(2));
    await untilCount(anasPage, 1);
    await anasPage.goto(stage.site.chapter(1));
    await untilCount(anasPage, 2);
  });

  it('have a new token when the machine has slept', async () => {
    await moveClock(await anas.worker(), 3_600_000);
    await anasPage.goto(stage.site.chapter(2));
    await untilCount(anasPage, 1);
    await anasPage.goto(stage.site.chapter(1));
    await untilCount(anasPage, 2);
  });

  it('hear of a new name', async () => {
    stage.api.rename(ben.email, 'Benedict');
    await lookAtSession(bens);
    await anasPage.bringToFront();
    await anasPage.waitForFunction(
      () =>
        document
          .querySelector('alongside-overlay')
          ?.shadowRoot?.querySelector('[data-part="live-banner"]')
          ?.textContent?.includes('Benedict'),
      { timeout: 20_000 },
    );
  });

  it('keep their secrets from pages and their content scripts', async () => {
    for (const area of ['local', 'session']) {
      const reading = inContentScript(anasPage, `chrome.storage.${area}.get()`);
      await expect(reading).rejects.toThrow(/not allowed/);
    }
    const kept = await anas
      .worker()
      .then((worker) => worker.evaluate('chrome.storage.local.get()'));
    expect(kept).toHaveProperty('clerkClient');
    expect(JSON.stringify(kept)).not.toContain(ana.email);
  });

  it('are told to content scripts as the contract has it, and no more', async () => {
    const received = await inContentScript(
      anasPage,
      `new Promise((resolve) => {
        const received = [];
        const port = chrome.runtime.connect({ name: 'chapter' });
        port.onMessage.addListener((message) => {
          received.push(message);
          if (message.people?.count !== 2) return;
          port.disconnect();
          resolve(received);
        });
        port.postMessage({ type: 'viewing', chapter: { courseId: 'demo', chapterId: '1' } });
      })`,
    );
    // What the contract does not name is left out by parsing.
    expect(v.parse(v.array(ChapterUpdate), received)).toEqual(received);
    expect(JSON.stringify(received)).toContain('Ana Lima');
    expect(JSON.stringify(received)).not.toMatch(SECRETS);
    // The overlay's own script yields to another one that opens a port from its page.
    await anasPage.reload();
    await untilCount(anasPage, 2);
  });

  it('part when one signs out: at once, and at Clerk', async () => {
    const popup = await bens.popup(bensPage);
    await untilSignedIn(popup);
    await popup.locator('footer button').click();
    await untilSignedOut(popup);
    await popup.close();
    await untilCount(anasPage, 1);
    expect(stage.api.requests).toContain('DELETE /v1/client/sessions');
  });

  it('are signed out within a minute when the session is revoked', async () => {
    const popup = await anas.popup(anasPage);
    await untilSignedIn(popup);
    const revokedAt = Date.now();
    stage.api.revoke(ana.email);
    await untilSignedOut(popup, 60_000);
    expect(Date.now() - revokedAt).toBeLessThan(60_000);
    await anasPage.waitForFunction(() =>
      document
        .querySelector('alongside-overlay')
        ?.shadowRoot?.querySelector('[data-part="viewer-counter"]')
        ?.textContent?.includes('Sign in'),
    );
    await popup.close();
  }, 90_000);
});

describe('a page of the server', () => {
  it('signs in with Clerk, and its tokens are good for the API', async () => {
    const visitor = await stage.browser();
    const page = await visitor.open(`${stage.server?.url}/healthz`);
    await page.evaluate(`import('/identity/identity.js').then(async ({ openIdentity }) => {
      globalThis.identity = await openIdentity(() => document.body.replaceChildren('changed'));
      identity.showSignIn(document.body);
    })`);
    await submitPassword(page, ana.email, 'wrong');
    await untilItSays(page, 'Password is incorrect.');
    await submitPassword(page, ana.email, ana.password ?? '');
    await untilItSays(page, 'changed');
    const seen = await page.evaluate(`identity.token().then(async (token) => {
      const headers = { authorization: 'Bearer ' + token };
      const { status } = await fetch('/api/me/preferences', { headers });
      return { status, name: identity.user().name };
    })`);
    expect(seen).toEqual({ status: 200, name: 'Ana Lima' });
    await page.evaluate('identity.signOut()');
    expect(await page.evaluate('identity.token()')).toBeNull();
  });
});

describe('the admin page', () => {
  it('says so where Clerk can’t be reached', async () => {
    const visitor = await stage.browser();
    stage.api.setDown(true);
    const page = await visitor.open(`${stage.server?.url}/admin`);
    await untilItSays(page, 'Clerk can’t be reached');
    stage.api.setDown(false);
    await page.reload();
    await page.waitForSelector(FORM.email);
  });
});

describe('a server with another identity', () => {
  it.each<[string, ConfigServer['identity'], RegExp]>([
    ['that has no Clerk', { kind: 'local' }, /without it/],
    [
      'of another Clerk instance',
      { kind: 'clerk', publishableKey: publishableKey('live') },
      /different Clerk instances/,
    ],
  ])('%s is told from the right one in the popup', async (_what, identity, words) => {
    otherServer.identity = identity;
    const stranger = await stage.browser({ serverUrl: otherServer.url });
    const popup = await stranger.popup(await stranger.open('about:blank'));
    const said = await popup.waitForSelector('[data-part="identity-mismatch"]');
    expect(await said?.evaluate((element) => element.textContent)).toMatch(words);
    expect(await popup.$(FORM.email)).toBeNull();
  });

  it('is told from the right one by an extension without Clerk, too', async () => {
    const stranger = await stage.browser({ extensionDir: EXTENSION_DIR });
    const popup = await stranger.popup(await stranger.open('about:blank'));
    const said = await popup.waitForSelector('[data-part="identity-mismatch"]');
    expect(await said?.evaluate((element) => element.textContent)).toMatch(/built without it/);
    expect(await popup.$('input')).toBeNull();
  });
});

describe('a build', () => {
  it.each([
    ['for Clerk holds nothing of the local identity', () => stage.extensionDir, 'local-identity'],
    ['without Clerk holds nothing of Clerk', () => EXTENSION_DIR, '__clerk_db_jwt'],
  ])('%s', async (_what, directory, code) => {
    const files = await readdir(directory(), { recursive: true });
    const scripts = files.filter((file) => file.endsWith('.js'));
    expect(scripts).toContain('background.js');
    for (const file of scripts) {
      expect(await readFile(join(directory(), file), 'utf8')).not.toContain(code);
    }
  });
});

describe('all of this', () => {
  it('asked nobody but the Frontend API and our server', async () => {
    const requests = await stage.closeBrowsers();
    expect(requests.map(({ url }) => new URL(url).host)).toContain(FRONTEND_API.test);
    expect(foreignRequests(requests, stage, [otherServer.url])).toEqual([]);
  });

  it('left no secret in the server’s log, nor in the consoles of worker, popup and pages', () => {
    expect(stage.log()).not.toMatch(SECRETS);
    expect(consoles.join('\n')).not.toMatch(SECRETS);
  });
});
