import { describe, expect, it } from 'vitest';
import { intercept, parts } from './act.ts';
import { row, untilText } from './look.ts';
import { EVERYONE, OUTCOME, openPageOf, page, SEND } from './stage.ts';

describe('an Idempotency-Key', () => {
  it('stays while the draft does: an answer that is lost sends nothing twice', async () => {
    await openPageOf('Admin');
    const keys: string[] = [];
    let isLost = true;
    await intercept('POST', '/api/admin/notifications', async (request) => {
      keys.push(request.headers()['idempotency-key'] ?? '');
      if (!isLost) return request.continue();
      const { url, method, headers, body } = parts(request);
      await fetch(url, { method, headers, body });
      await request.abort();
    });
    await page.click(EVERYONE);
    await page.type('[name="title"]', 'Lost');
    await page.click(SEND);
    await untilText(OUTCOME, 'The server does not answer. Is it running?');
    isLost = false;
    await page.click(SEND);
    await untilText(OUTCOME, 'On its way to 2 people.');
    const [first, again] = keys;
    expect(first).toMatch(/^[\w-]{36}$/);
    expect(again).toBe(first);
    await row('Lost');
    expect(await page.$$(`::-p-xpath(//li//h3[text()="Lost"])`)).toHaveLength(1);
  });

  it('is another for another draft, and for the same one after it was sent', async () => {
    await openPageOf('Admin');
    const keys: string[] = [];
    let status = 503;
    await intercept('POST', '/api/admin/notifications', async (request) => {
      keys.push(request.headers()['idempotency-key'] ?? '');
      const body = status === 202 ? { id: 'x', reach: { people: 1, devices: 1 } } : {};
      await request.respond({
        status,
        contentType: 'application/json',
        body: JSON.stringify(body),
      });
    });
    const send = async (outcome: string) => {
      await page.click(SEND);
      await untilText(OUTCOME, outcome);
    };
    await page.click(EVERYONE);
    await page.type('[name="title"]', 'One');
    await send('The server answered 503.');
    await page.type('[name="title"]', '!');
    status = 202;
    await send('On its way to 1 person.');
    await page.click(EVERYONE);
    await page.type('[name="title"]', 'One!');
    status = 503;
    await send('The server answered 503.');
    expect(new Set(keys).size).toBe(3);
  });
});
