import { describe, expect, it } from 'vitest';
import { problemAt, row, textIn, untilText } from './look.ts';
import { desk, OUTCOME, openPageOf, page } from './stage.ts';

describe('a test to oneself', () => {
  it('says what came of it', async () => {
    await openPageOf('Ivo');
    await page.click('#test');
    expect(await problemAt('title')).toBe('Give it a title.');
    await page.keyboard.type('Test');
    await page.click('#test');
    await untilText(
      OUTCOME,
      'You have no browser that takes notifications: turn them on in the extension.',
    );
    expect(await textIn('title')).toBe('Test');
    await desk.learner('Ivo');
    await page.click('#test');
    await untilText(OUTCOME, 'Sent to you.');
    await desk.push.waitForDeliveries({ status: 201 });
    await row('Test');
  });
});
