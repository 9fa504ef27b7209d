import { describe, expect, it } from 'vitest';
import { typeSignIn } from '../admin-desk.ts';
import { endSession } from './act.ts';
import { focused, isShown, textIn, textOf, untilText } from './look.ts';
import { desk, EVERYONE, openPage, openPageOf, page, REACH, USERS } from './stage.ts';

describe('signing in', () => {
  it('has the focus where one goes on, before and after, and after signing out', async () => {
    await openPage();
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
    await openPageOf('Admin');
    await page.reload();
    await page.waitForSelector('#desk:not([hidden])');
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
  });

  it('takes no role without the secret, and none with a wrong one', async () => {
    await openPage();
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
    await openPageOf('Admin');
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
    await openPageOf('Admin');
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
    await openPageOf('Ana');
    await page.waitForSelector('#sign-in h2:focus');
    expect(await textOf('#sign-in')).toBe(
      'This page is for instructors and adminsAna is a learner here. Sign out, then sign in as an instructor or admin.',
    );
    expect(await isShown('#desk')).toBe(false);
  });

  it('offers an instructor their own courses, and nobody else’s', async () => {
    await openPageOf('Ivo');
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
