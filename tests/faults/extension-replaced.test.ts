import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ID } from '../../server/contract/extension-id.ts';
import { EXTENSION_DIR } from '../../tools/browser/extension-dir.ts';
import {
  type FaultyStage,
  type Learner,
  openFaultyStage,
  openRecorded,
} from '../support/faulty-stage.ts';
import { readOverlay, untilNames } from '../support/overlay.ts';
import { toastsOf } from '../support/overlay-history.ts';
import type { ProtocolClient } from '../support/protocol-client.ts';
import { until } from '../support/until.ts';

const CHANNEL = 'presence-chapter-1';

let faulty: FaultyStage;
let ana: Learner;
let ben: ProtocolClient;

beforeAll(async () => {
  faulty = await openFaultyStage();
  ana = await faulty.learner('Ana');
  ben = await faulty.client('Ben');
  await ben.join(CHANNEL);
});
afterAll(() => faulty?.[Symbol.asyncDispose]());

describe('the extension', () => {
  it('is updated while pages are open: they have its new overlay, once', async () => {
    const { page, history } = await openRecorded(ana, faulty.site.chapter(1));
    await untilNames(page, ['Ana', 'Ben']);
    await page.evaluate(() => document.querySelector('alongside-overlay')?.setAttribute('old', ''));
    await ana.browser.installExtension(EXTENSION_DIR);
    await until('the new overlay', () => page.$('alongside-overlay:not([old])'));
    await until('it alone', async () => (await readOverlay(page))?.overlays === 1);
    await untilNames(page, ['Ana', 'Ben']);
    const cem = await faulty.client('Cem');
    await cem.join(CHANNEL);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(toastsOf(history)).toEqual(['Cem joined']);
    cem.leave(CHANNEL);
    await untilNames(page, ['Ana', 'Ben']);
    expect(ben.members(CHANNEL)).toHaveLength(2);
    await page.close();
  });

  it('is removed while pages are open: nothing of it stays', async () => {
    const { page } = await openRecorded(ana, faulty.site.chapter(1));
    await untilNames(page, ['Ana', 'Ben']);
    await ana.browser.uninstallExtension(EXTENSION_ID);
    await until('the overlay is gone', async () => (await readOverlay(page)) === null);
    await until('Ana has left', () => ben.members(CHANNEL).length === 1);
  });

  it('leaves nothing on any console', () => {
    expect(ana.consoles).toEqual([]);
  });
});
