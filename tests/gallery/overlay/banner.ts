import { describe, expect, it } from 'vitest';
import { part, show } from '../stage-actions.ts';
import { chapterNamed, chapterWith } from '../views.ts';
import { BANNER, exists, open, page, style, text } from './stage.ts';

describe('banner', () => {
  it('tells who else is here, by at most five avatars', async () => {
    await open();
    await show(page, chapterWith(1));
    expect(await exists(BANNER)).toBe(false);
    await show(page, chapterNamed('Ana'));
    expect(await text(BANNER)).toContain('Ana is here too');
    await show(page, chapterNamed('Ana', 'Ben', 'Chidi', 'Dilara', 'Elif', 'Felix', 'Grace'));
    expect(await text(BANNER)).toContain('Ana, Ben and 5 others are here');
    expect(await page.$$(`${BANNER} [data-part=avatar]`)).toHaveLength(5);
    expect(await text(part('avatar-overflow'))).toBe('+2');
  });

  it('folds away for this visit', async () => {
    await open();
    await show(page, chapterWith(3));
    await page.click(`${BANNER} button`);
    await show(page, chapterWith(4));
    expect(await exists(BANNER)).toBe(false);
  });

  it('stands below a header that sticks, and follows one that scrolls away', async () => {
    const bar = (position: string) =>
      `<header style="position: ${position}; top: 0; height: 70px; width: 100%">Course</header>`;
    await open({ header: bar('sticky'), css: 'main { min-height: 3000px }' });
    await show(page, chapterWith(2));
    const at = (top: number) =>
      page.waitForFunction(
        (expected) => {
          const root = document.querySelector('alongside-overlay')?.shadowRoot;
          const banner = root?.querySelector('[data-part=live-banner]')?.getBoundingClientRect();
          return banner?.top === expected;
        },
        {},
        top,
      );
    await at(82);
    await open({ header: bar('static'), css: 'main { min-height: 3000px }' });
    await show(page, chapterWith(2));
    await at(82);
    await page.evaluate('scrollTo(0, 500)');
    await at(12);
  });

  it('leaves narrow windows alone', async () => {
    await open();
    await page.setViewport({ width: 479, height: 600 });
    await show(page, chapterWith(2));
    expect(await style(BANNER, 'display')).toBe('none');
    await page.setViewport({ width: 480, height: 600 });
    expect(await style(BANNER, 'display')).toBe('flex');
  });
});
