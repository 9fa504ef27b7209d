import { describe, expect, it } from 'vitest';
import { schedule, sends } from './act.ts';
import { focused, problemAt, textIn, textOf, untilText } from './look.ts';
import {
  EVERYONE,
  HOUR,
  INCOMPLETE,
  LATER,
  OUTCOME,
  openPageOf,
  page,
  REACH,
  SEND,
  USERS,
} from './stage.ts';

describe('what has to change', () => {
  it('is said at each field, with the focus at the first', async () => {
    await openPageOf('Admin');
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
    await openPageOf('Admin');
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
    await openPageOf('Admin');
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
    await openPageOf('Admin');
    await page.type('[name="title"]', 'Too late');
    await page.click(EVERYONE);
    await schedule(-HOUR);
    await page.click(SEND);
    await page.waitForSelector('[name="sendAt"]:focus');
    expect(await problemAt('sendAt')).toBe('The time to send it is past.');
  });
});
