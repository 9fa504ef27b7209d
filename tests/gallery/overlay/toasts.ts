import { describe, expect, it } from 'vitest';
import { show } from '../stage-actions.ts';
import { chapterNamed, chapterWith } from '../views.ts';
import { appears, exists, goes, HOST, open, page, pass, TOAST, text } from './stage.ts';

describe('toast', () => {
  it('names who joined, for 5 s', async () => {
    await open();
    await show(page, chapterWith(1), chapterNamed('Ana'));
    const from = Date.now();
    expect(await text(TOAST)).toContain('Ana joined');
    expect(await page.$eval(TOAST, (toast) => toast.parentElement?.role)).toBe('status');
    await goes(TOAST);
    expect(Date.now() - from).toBeGreaterThan(4_900);
    expect(Date.now() - from).toBeLessThan(5_800);
  });

  it('merges those who join within a second, and shows one toast after the other', async () => {
    await open({}, { stopped: true });
    await show(page, chapterWith(1), chapterNamed('Ana'));
    await pass(900);
    await show(page, chapterNamed('Ana', 'Ben'));
    expect(await text(TOAST)).toContain('Ana and Ben joined');
    await pass(200);
    await show(page, chapterNamed('Ana', 'Ben', 'Chidi'));
    expect(await text(TOAST)).toContain('Ana and Ben joined');
    expect(await page.$$(TOAST)).toHaveLength(1);
    await pass(5_000);
    expect(await text(TOAST)).toContain('Chidi joined');
    await pass(6_000);
    expect(await exists(TOAST)).toBe(false);
  });

  it('stays while the mouse or the focus is on it', async () => {
    await open({}, { stopped: true });
    await show(page, chapterWith(1), chapterNamed('Ana'));
    await page.hover(TOAST);
    await pass(20_000);
    expect(await exists(TOAST)).toBe(true);
    await page.focus(`${HOST} >>> .toast button`);
    await page.mouse.move(10, 10);
    await pass(20_000);
    expect(await exists(TOAST)).toBe(true);
    await page.keyboard.press('Tab');
    await pass(6_000);
    expect(await exists(TOAST)).toBe(false);
  });

  it('can be dismissed', async () => {
    await open();
    await show(page, chapterWith(1), chapterNamed('Ana'));
    await page.click(`${HOST} >>> .toast button`);
    await goes(TOAST);
  });

  it('is not for those who were there before, nor for a hidden tab', async () => {
    await open();
    await show(page, chapterWith(3));
    expect(await exists(TOAST)).toBe(false);
    await page.evaluate('stage.overlay.startChapter()');
    await show(page, chapterWith(5));
    expect(await exists(TOAST)).toBe(false);
    await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true })`);
    await show(page, chapterWith(6));
    expect(await exists(TOAST)).toBe(false);
  });
});

describe('a toast while it could not be seen', () => {
  it.each([
    ['a modal dialog', `document.querySelector('dialog').showModal()`],
    [
      'a modal dialog in a shadow tree',
      `document.querySelector('x-dialog').shadowRoot.firstChild.showModal()`,
    ],
  ])('is shown, whole, when %s has closed', async (_what, open_) => {
    await open({
      header: `<dialog>Really?<button>Yes</button></dialog>
        <x-dialog><template shadowrootmode="open"><dialog><button>Yes</button></dialog></template></x-dialog>`,
    });
    await show(page, chapterWith(1));
    await page.evaluate(open_);
    await show(page, chapterNamed('Ana', 'Ben'));
    expect(await exists(TOAST)).toBe(false);
    await show(page, chapterNamed('Ana'));
    await page.keyboard.press('Escape');
    await appears(TOAST);
    expect(await text(TOAST)).toContain('Ana joined');
  });

  it('is put off when a dialog opens over it', async () => {
    await open({ header: '<dialog>Really?</dialog>' }, { stopped: true });
    await show(page, chapterWith(1), chapterNamed('Ana'));
    await pass(2_000);
    await page.evaluate(`document.querySelector('dialog').showModal()`);
    await pass(60_000);
    await page.evaluate(`document.querySelector('dialog').close()`);
    await pass(1_000);
    expect(await text(TOAST)).toContain('Ana joined');
    await pass(4_900);
    expect(await exists(TOAST)).toBe(true);
    await pass(2_000);
    expect(await exists(TOAST)).toBe(false);
  });
});
