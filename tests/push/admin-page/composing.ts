import { describe, expect, it } from 'vitest';
import { intercept, sends, sendToEveryone, tabTo } from './act.ts';
import { buttonPlaces, focused, row, textIn, textOf, untilText } from './look.ts';
import { EVERYONE, LATER, OUTCOME, openPageOf, page, REACH, SEND, USERS } from './stage.ts';

describe('composing', () => {
  it('takes a keyboard alone: the preview and the reach follow, and Send sends', async () => {
    await openPageOf('Admin');
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
    await openPageOf('Admin');
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
    await openPageOf('Admin');
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
    await openPageOf('Admin');
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
      await openPageOf('Admin');
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
    await openPageOf('Admin');
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
    await openPageOf('Admin');
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
