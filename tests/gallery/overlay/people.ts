import { describe, expect, it } from 'vitest';
import { PICTURES } from '../open-gallery.ts';
import { part, show } from '../stage-actions.ts';
import { chapterNamed, chapterOf, chapterTaught, chapterWith, person } from '../views.ts';
import { BANNER, exists, open, PILL, page, TOAST, text } from './stage.ts';

describe('people', () => {
  it('dims those who are away, and has the live dot only while someone else is active', async () => {
    await open();
    const away = { ...person(1), away: true };
    await show(page, chapterOf([person(0), away]));
    expect(await page.$eval(BANNER, (banner) => banner.matches('.live'))).toBe(false);
    await page.click(PILL);
    expect(await exists(part('viewer', '[data-user-id=learner-1] [aria-label=away]'))).toBe(true);
    await show(page, chapterOf([person(0), away, person(2)]));
    expect(await page.$eval(BANNER, (banner) => banner.matches('.live'))).toBe(true);
    // Whether those are away who are only counted, or one of a crowd, nobody is told.
    for (const many of [{ count: 3, counted: 2 }, { count: 1_234 }]) {
      await show(page, chapterOf([person(0)], many));
      expect(await page.$eval(BANNER, (banner) => banner.matches('.live'))).toBe(true);
    }
  });

  it('marks who teaches the course, in list, banner and toast', async () => {
    await open();
    await show(page, chapterWith(1), chapterTaught(4));
    const who = 'Ben Whitfield (instructor)';
    expect(await text(BANNER)).toContain(who);
    expect(await text(TOAST)).toContain(who);
    await page.click(PILL);
    expect(await text(part('viewer', '[data-user-id=learner-2]'))).toContain('Instructor');
    expect(await text(part('viewer', '[data-user-id=learner-1]'))).not.toContain('Instructor');
  });

  it('tells those who appear offline so, and whom they see', async () => {
    await open();
    await show(page, chapterOf([person(1)], { appearsOffline: true }));
    expect(await text(BANNER)).toContain('You are invisible · 1 person is here');
    expect(await text(PILL)).toContain('You are invisible');
    expect(await exists(part('viewer-counter', '[data-count="1"]'))).toBe(true);
  });

  it('cuts no initials in a stack', async () => {
    await open();
    await show(page, chapterNamed('Will Meyer', 'Mia Wong', 'Wu Ming'));
    const covered = await page.$$eval(`${BANNER} [data-part=avatar]`, (avatars) => {
      const boxes = avatars.map((avatar) => {
        const initials = document.createRange();
        initials.selectNodeContents(avatar);
        return {
          initials: initials.getBoundingClientRect(),
          left: avatar.getBoundingClientRect().left,
        };
      });
      // The next one covers this one with its ring of 2 px.
      return boxes.map(
        ({ initials }, index) => initials.right - (boxes[index + 1]?.left ?? 9e9) + 2,
      );
    });
    expect(covered).toHaveLength(3);
    for (const px of covered) expect(px).toBeLessThanOrEqual(0);
  });

  it('shows names with markup in them as text', async () => {
    await open();
    const name = '<img src=x onerror="window.hacked = true">';
    await show(page, chapterWith(1), chapterNamed(name));
    expect(await text(TOAST)).toContain(`${name} joined`);
    expect(await text(BANNER)).toContain(`${name} is here too`);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  it('shows pictures once they have loaded, and initials for ever where they fail', async () => {
    await open();
    const members = [1, 2].map((index) => ({
      ...person(index),
      imageUrl: index === 1 ? `${PICTURES}1` : `${PICTURES}missing`,
    }));
    await show(page, chapterOf([person(0), ...members]));
    const [loads, fails] = await page.$$(`${BANNER} [data-part=avatar]`);
    await page.waitForSelector(`${BANNER} .loaded`);
    expect(await loads?.$eval('img', (img) => img.referrerPolicy)).toBe('no-referrer');
    expect(await fails?.evaluate((avatar) => avatar.textContent)).toBe('BW');
    expect(await fails?.$eval('img', (img) => getComputedStyle(img).opacity)).toBe('0');
  });

  it('loads no picture that is not https', async () => {
    await open();
    const member = { ...person(1), imageUrl: 'http://pictures.test/1' };
    await show(page, chapterOf([person(0), member]));
    expect(await exists(`${BANNER} [data-part=avatar]`)).toBe(true);
    expect(await exists(`${BANNER} img`)).toBe(false);
  });
});
