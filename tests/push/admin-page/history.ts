import { describe, expect, it } from 'vitest';
import { typeSignIn } from '../admin-desk.ts';
import { intercept, schedule, sendToEveryone } from './act.ts';
import { idOf, isShown, row, textOf, untilText } from './look.ts';
import {
  desk,
  EVERYONE,
  HISTORY_OUTCOME,
  HOUR,
  OUTCOME,
  openPage,
  openPageOf,
  page,
  SEND,
} from './stage.ts';

describe('the history', () => {
  it('shows what is scheduled until it is cancelled, and says so', async () => {
    await openPageOf('Admin');
    await page.type('[name="title"]', 'Tomorrow');
    await page.click(EVERYONE);
    await schedule(24 * HOUR);
    await page.click(SEND);
    await page.waitForFunction(
      (where) => document.querySelector(where)?.textContent?.startsWith('Scheduled for '),
      {},
      OUTCOME,
    );
    const tomorrow = await row('Tomorrow');
    await untilText(`${tomorrow} .status`, 'Scheduled');
    await page.focus(`${tomorrow} button`);
    await page.keyboard.press('Enter');
    await untilText(HISTORY_OUTCOME, '“Tomorrow” was cancelled.');
    await untilText(`${tomorrow} .status`, 'Cancelled');
    await page.waitForSelector(`${tomorrow} h3:focus`);
    expect(await isShown(`${tomorrow} button`)).toBe(false);
  });

  it('says why something can’t be cancelled any more', async () => {
    await openPageOf('Admin');
    await desk.push.behave({ delay: 'held' });
    await sendToEveryone('Gone');
    const gone = await row('Gone');
    await intercept('POST', '/cancel', async (request) => {
      await desk.push.behaveWell();
      await desk.admin.until(idOf(gone), ({ status }) => status === 'done');
      await request.continue();
    });
    await page.click(`${gone} button`);
    await untilText(HISTORY_OUTCOME, 'All of it has left already.');
    await page.waitForSelector(`${gone} h3:focus`);
  });

  it('shows how far it is, until it is done, and leaves the focus on Cancel meanwhile', async () => {
    await openPageOf('Admin');
    await desk.push.behave({ delay: 'held' });
    await sendToEveryone('Slow');
    const slow = await row('Slow');
    await untilText(`${slow} .status`, 'Going out');
    await untilText(`${slow} [data-figure="pending"]`, '2 to go');
    await page.focus(`${slow} button`);
    const bar = `${slow} progress`;
    await page.waitForSelector(`${bar}:not(:indeterminate)`);
    expect(
      await page.$eval(bar, (found) => found instanceof HTMLProgressElement && found.position),
    ).toBe(0);
    // What changes is another notification's row, and later its own.
    const other = await desk.admin.send({
      title: 'Other',
      audience: { type: 'users', userIds: ['x'] },
    });
    await untilText(`[data-id="${other.id}"] .status`, 'Done');
    expect(await page.$eval(`${slow} button`, (button) => button.matches(':focus'))).toBe(true);
    await desk.push.behaveWell();
    await untilText(`${slow} .status`, 'Done');
    await page.waitForSelector(`${slow} h3:focus`);
    expect(await isShown(bar)).toBe(false);
    expect(await textOf(`${slow} [data-figure="sent"]`)).toBe('2 of 2 sent');
  });

  it('says that it waits for quiet hours, and how many do', async () => {
    const from = new Date(Date.now() - HOUR).toISOString().slice(11, 16);
    const to = new Date(Date.now() + HOUR).toISOString().slice(11, 16);
    await desk.learner('Cem', {
      course: 'night',
      preferences: { quietHours: { from, to, timeZone: 'UTC' } },
    });
    await desk.admin.send({ title: 'Hush', audience: { type: 'course', courseId: 'night' } });
    await openPageOf('Admin');
    const hush = await row('Hush');
    await untilText(`${hush} .status`, 'Waiting for quiet hours');
    expect(await textOf(`${hush} [data-figure="quiet"]`)).toBe('1 waiting for quiet hours to end');
    expect(await isShown(`${hush} [data-figure="pending"]`)).toBe(false);
    // Rows above it may still grow: the button is pressed where it has come to rest.
    await page.locator(`${hush} button`).click();
    await untilText(`${hush} [data-figure="cancelled"]`, '1 cancelled');
  });

  it('shows no whole before the audience is', async () => {
    const figures = {
      ...{ targeted: 4, pending: 0, waiting: 0, quiet: 0, sent: 4, suppressed: {}, failed: {} },
      ...{ expired: 0, cancelled: 0, shown: 0, clicked: 0, unknown: 0 },
    };
    const growing = {
      ...{ id: 'growing', title: 'Growing', body: '', author: 'Ada', startsAt: new Date(0) },
      ...{ audience: { type: 'everyone' }, status: 'sending', expanded: false, figures },
    };
    const stopped = { ...growing, id: 'stopped', status: 'cancelled' };
    await openPage();
    await intercept('GET', '/api/admin/notifications', (request) =>
      request.respond({
        contentType: 'application/json',
        body: JSON.stringify({ notifications: [growing, stopped] }),
      }),
    );
    await typeSignIn(page, 'Admin');
    await page.keyboard.press('Enter');
    await untilText('[data-id="growing"] .status', 'Going out');
    expect(await page.$('[data-id="growing"] progress:indeterminate')).not.toBeNull();
    expect(await textOf('[data-id="growing"] [data-figure="sent"]')).toBe('4 sent so far');
    expect(await textOf('[data-id="stopped"] [data-figure="sent"]')).toBe('4 of 4 sent');
  });
});
