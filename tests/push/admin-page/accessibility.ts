import { describe, expect, it } from 'vitest';
import { objections } from '../../gallery/accessibility.ts';
import { typeSignIn } from '../admin-desk.ts';
import { row } from './look.ts';
import { LATER, openPage, page, SEND, USERS } from './stage.ts';

describe.each([
  ['wide', 1280],
  ['narrow', 375],
])('on a %s screen', (_, width) => {
  it.each(['light', 'dark'])('has nothing that axe objects to, in %s', async (scheme) => {
    await openPage();
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
