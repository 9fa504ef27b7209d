import { describe, expect, it } from 'vitest';
import { untilCount } from '../../support/stage.ts';
import { killWorker } from '../../support/worker-control.ts';
import { ana, ben, elsewhere, secondFactor } from '../accounts.ts';
import {
  chooseLevel,
  FORM,
  problemWith,
  signInByPassword,
  submitPassword,
  untilItSays,
  untilSignedIn,
  untilSignedOut,
} from '../support/clerk-learner.ts';
import { anas, anasPage, bens, bensPage, stage } from './stage.ts';

const pillSays = (words: string) =>
  document
    .querySelector('alongside-overlay')
    ?.shadowRoot?.querySelector('[data-part="viewer-counter"]')
    ?.textContent?.includes(words);

const SITE_LINK = '[data-part="course-site"]';

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
    // Not by frames: the welcome page may have come before it.
    await anasPage.waitForFunction(pillSays, { polling: 200 }, 'Choose what others see of you');
    await chooseLevel(anas);
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
    await again.waitForSelector('[data-part="choose-first"]');
    await again.close();
    await chooseLevel(bens);
  });
});
