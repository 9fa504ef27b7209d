import type { Page } from 'puppeteer';
import { afterAll, beforeAll } from 'vitest';
import type { LearnerBrowser } from '../../../tools/browser/learner-browser.ts';
import { watchConsoles } from '../../support/consoles.ts';
import { ana, ben, elsewhere, secondFactor } from '../accounts.ts';
import { type ClerkStage, openClerkStage } from '../support/clerk-stage.ts';
import { type ConfigServer, startConfigServer } from '../support/config-server.ts';

/** How tokens, keys and e-mail addresses look. */
export const SECRETS = /eyJ|BEGIN|@example\.com/;

export let stage: ClerkStage;
/** Browsers of Ana and Ben, and a chapter that is open in each. */
export let anas: LearnerBrowser;
export let bens: LearnerBrowser;
export let anasPage: Page;
export let bensPage: Page;
export let otherServer: ConfigServer;
export let consoles: readonly string[];

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
