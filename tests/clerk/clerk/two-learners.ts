import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ChapterUpdate } from '../../../extension/messages/chapter-update.ts';
import { part, untilCount } from '../../support/stage.ts';
import { killWorker, moveClock } from '../../support/worker-control.ts';
import { ana, ben } from '../accounts.ts';
import { lookAtSession, untilSignedIn, untilSignedOut } from '../support/clerk-learner.ts';
import { inContentScript } from '../support/content-script.ts';
import { anas, anasPage, bens, bensPage, SECRETS, stage } from './stage.ts';

describe('two learners who signed in with Clerk', () => {
  it('see each other by the names in their tokens', async () => {
    await Promise.all([untilCount(anasPage, 2), untilCount(bensPage, 2)]);
    await anasPage.bringToFront();
    await anasPage.hover(part('viewer-counter'));
    await anasPage.waitForSelector(part('viewer'));
    const names = await anasPage.$$eval(`${part('viewer')} bdi`, (found) =>
      found.map((name) => name.textContent),
    );
    expect(names).toEqual(['Ana Lima', 'Ben Okafor']);
  });

  it('stay signed in when the worker is ended, and are let into the next chapter', async () => {
    await killWorker(anas);
    await anasPage.goto(stage.site.chapter(2));
    await untilCount(anasPage, 1);
    await anasPage.goto(stage.site.chapter(1));
    await untilCount(anasPage, 2);
  });

  it('have a new token when the machine has slept', async () => {
    await moveClock(await anas.worker(), 3_600_000);
    await anasPage.goto(stage.site.chapter(2));
    await untilCount(anasPage, 1);
    await anasPage.goto(stage.site.chapter(1));
    await untilCount(anasPage, 2);
  });

  it('hear of a new name', async () => {
    stage.api.rename(ben.email, 'Benedict');
    await lookAtSession(bens);
    await anasPage.bringToFront();
    await anasPage.waitForFunction(
      () =>
        document
          .querySelector('alongside-overlay')
          ?.shadowRoot?.querySelector('[data-part="live-banner"]')
          ?.textContent?.includes('Benedict'),
      { timeout: 20_000 },
    );
  });

  it('keep their secrets from pages and their content scripts', async () => {
    for (const area of ['local', 'session']) {
      const reading = inContentScript(anasPage, `chrome.storage.${area}.get()`);
      await expect(reading).rejects.toThrow(/not allowed/);
    }
    const kept = await anas
      .worker()
      .then((worker) => worker.evaluate('chrome.storage.local.get()'));
    expect(kept).toHaveProperty('clerkClient');
    expect(JSON.stringify(kept)).not.toContain(ana.email);
  });

  it('are told to content scripts as the contract has it, and no more', async () => {
    const received = await inContentScript(
      anasPage,
      `new Promise((resolve) => {
        const received = [];
        const port = chrome.runtime.connect({ name: 'chapter' });
        port.onMessage.addListener((message) => {
          received.push(message);
          if (message.people?.count !== 2) return;
          port.disconnect();
          resolve(received);
        });
        port.postMessage({ type: 'viewing', room: { site: 'demo', course: 'demo', chapter: '1' } });
      })`,
    );
    // What the contract does not name is left out by parsing.
    expect(v.parse(v.array(ChapterUpdate), received)).toEqual(received);
    expect(JSON.stringify(received)).toContain('Ana Lima');
    expect(JSON.stringify(received)).not.toMatch(SECRETS);
    // The overlay's own script yields to another one that opens a port from its page.
    await anasPage.reload();
    await untilCount(anasPage, 2);
  });

  it('part when one signs out: at once, and at Clerk', async () => {
    const popup = await bens.popup(bensPage);
    await untilSignedIn(popup);
    await popup.locator('footer button').click();
    await untilSignedOut(popup);
    await popup.close();
    await untilCount(anasPage, 1);
    expect(stage.api.requests).toContain('DELETE /v1/client/sessions');
  });

  it('are signed out within a minute when the session is revoked', async () => {
    const popup = await anas.popup(anasPage);
    await untilSignedIn(popup);
    const revokedAt = Date.now();
    stage.api.revoke(ana.email);
    await untilSignedOut(popup, 60_000);
    expect(Date.now() - revokedAt).toBeLessThan(60_000);
    await anasPage.waitForFunction(() =>
      document
        .querySelector('alongside-overlay')
        ?.shadowRoot?.querySelector('[data-part="viewer-counter"]')
        ?.textContent?.includes('Sign in'),
    );
    await popup.close();
  }, 90_000);
});
