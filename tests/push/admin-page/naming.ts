import { describe, expect, it } from 'vitest';
import { untilText } from './look.ts';
import { openPageOf, page } from './stage.ts';

const NAMING = '[data-part="naming"]';

describe('titles', () => {
  it('are set by an admin, and taken back', async () => {
    await openPageOf('Admin');
    await page.waitForSelector(NAMING);
    const select = `${NAMING} select`;
    await page.select(select, '1');
    const course = await page.$eval(select, (found) => found.selectedOptions[0]?.textContent);
    await page.type('#naming-title-control', 'The night sky');
    await page.keyboard.press('Enter');
    await untilText(`${NAMING} [role="status"]`, 'The title is set.');
    await untilText(`${select} option:checked`, 'The night sky');
    await page.focus('#naming-title-control');
    await page.keyboard.press('Enter');
    await untilText(`${NAMING} [role="status"]`, 'What pages say counts again.');
    await untilText(`${select} option:checked`, course ?? '');
  });

  it('are for admins alone', async () => {
    await openPageOf('Ivo');
    expect(await page.$(NAMING)).toBeNull();
  });
});
