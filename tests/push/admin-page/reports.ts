import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FoundLearners } from '../../../server/contract/admin.ts';
import { objections } from '../../gallery/accessibility.ts';
import { signInTo } from '../admin-client.ts';
import { textOf, untilText } from './look.ts';
import { desk, openPageOf, page } from './stage.ts';

const REPORT = '[data-part="report"]';

describe('a report', () => {
  it('is acted on by its admin, who sees what is taken', async () => {
    const { url } = desk.server;
    const [ask, asAda] = await Promise.all([signInTo(url, 'Dora'), signInTo(url, 'Ada')]);
    const answer = await asAda('GET', '/api/admin/learners?name=Ben');
    const [found] = v.parse(FoundLearners, await answer.json()).learners;
    const room = { site: 'demo', course: 'stars', chapter: '1' };
    expect((await ask('POST', '/api/me/reports', { personId: found?.id, ...room })).status).toBe(
      204,
    );
    await openPageOf('Admin');
    await page.waitForSelector(REPORT);
    expect(await textOf(`${REPORT} .hint`)).toMatch(/^On stars \/ 1 · .* · by Dora$/);
    await page.focus(`${REPORT} button`);
    await page.keyboard.press('Enter');
    await untilText(`${REPORT} .state`, 'Name taken away');
    expect(await page.$eval(`${REPORT} button`, (button) => button.matches(':focus'))).toBe(true);
    expect(await objections(page, 'body')).toEqual([]);
    await page.keyboard.press('Enter');
    await untilText(`${REPORT} .state`, '');
  });
});
