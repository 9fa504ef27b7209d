import { untilText as untilTextOn } from '../../support/until-text.ts';
import { page } from './stage.ts';

/** Name or id of what has the focus. */
export function focused(): Promise<string | undefined> {
  return page.evaluate(() => {
    const found = document.activeElement;
    return found?.getAttribute('name') ?? found?.id;
  });
}

export function textIn(name: string): Promise<string> {
  return page.$eval(`[name="${name}"]`, (input) =>
    input instanceof HTMLInputElement ? input.value : '',
  );
}

/** What is said to a screen reader to be wrong with a field, or `null`. */
export function problemAt(name: string): Promise<string | null> {
  return page.$eval(`[name="${name}"]`, (control) => {
    if (control.ariaInvalid !== 'true') return null;
    const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    const said = ids.map((id) => document.getElementById(id));
    return said.find((each) => each?.matches('.problem'))?.textContent ?? null;
  });
}

export function isShown(selector: string): Promise<boolean> {
  return page.$eval(selector, (found) => found.checkVisibility());
}

/** Where the left upper corner of each button of the form is. */
export function buttonPlaces(): Promise<{ x: number; y: number }[]> {
  return page.$$eval('.buttons button', (buttons) =>
    buttons.map((button) => {
      const { x, y } = button.getBoundingClientRect();
      return { x, y };
    }),
  );
}

export function textOf(selector: string): Promise<string> {
  return page.$eval(selector, (found) => found.textContent ?? '');
}

/** Waits for a notification in the history; gives a selector of it. */
export async function row(title: string): Promise<string> {
  const handle = await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('[data-part="notification"]')].find(
        (found) => found.querySelector('h3')?.textContent === wanted,
      )?.dataset.id,
    {},
    title,
  );
  return `[data-id="${await handle.jsonValue()}"]`;
}

export function idOf(selector: string): string {
  return /"(.+)"/.exec(selector)?.[1] ?? '';
}

/** Waits until an element says `text`, and nothing else. */
export function untilText(selector: string, text: string): Promise<void> {
  return untilTextOn(page, selector, text);
}
