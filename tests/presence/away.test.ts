import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { readOverlay, untilNames } from '../support/overlay.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;
let ana: LearnerBrowser;
let anas: Page;
let bens: Page;

beforeAll(async () => {
  stage = await openStage();
  const [first, ben] = await Promise.all([stage.learner('Ana'), stage.learner('Ben')]);
  ana = first;
  bens = await ben.open(stage.chapter(1));
  await untilNames(bens, ['Ben']);
  anas = await ana.open(stage.chapter(1));
  await untilNames(bens, ['Ben', 'Ana']);
});
afterAll(() => stage?.[Symbol.asyncDispose]());

/** Waits until the overlay on `page` shows `away` as away, and whether anybody else is active. */
async function untilAway(page: Page, away: string[], isLive: boolean): Promise<void> {
  await until(`on the page as away: ${away}`, async () => {
    const reading = await readOverlay(page);
    return reading?.away.join() === away.join() && reading.isLive === isLive;
  });
}

/** What the browser would say of Ana's machine. */
async function setMachine(state: 'active' | 'idle' | 'locked'): Promise<void> {
  const worker = await ana.worker();
  await worker.evaluate(`chrome.idle.onStateChanged.dispatch('${state}')`);
}

describe('a learner who is here', () => {
  it('is active at first', async () => {
    await untilAway(bens, [], true);
    await untilAway(anas, [], true);
  });

  it('is away while another tab hides the chapter, and the live dot goes out', async () => {
    const other = await ana.open('about:blank');
    await untilAway(bens, ['Ana'], false);
    expect((await readOverlay(bens))?.names).toEqual(['Ben', 'Ana']);
    await other.close();
    await anas.bringToFront();
    await untilAway(bens, [], true);
  });

  it.each(['idle', 'locked'] as const)('is away while the machine is %s', async (state) => {
    await setMachine(state);
    await untilAway(bens, ['Ana'], false);
    await setMachine('active');
    await untilAway(bens, [], true);
  });

  it('is away in none of their browsers as long as they are active in one', async () => {
    const elsewhere = await stage.learner('Ana');
    const another = await elsewhere.open(stage.chapter(1));
    await untilNames(another, ['Ana', 'Ben']);
    await setMachine('locked');
    await untilAway(another, [], true);
    await elsewhere.open('about:blank');
    await untilAway(bens, ['Ana'], false);
    await another.bringToFront();
    await untilAway(bens, [], true);
    await another.close();
    await untilAway(bens, ['Ana'], false);
    await elsewhere.close();
    await setMachine('active');
  });
});

describe('a learner who comes later', () => {
  it('knows who is away, also after their worker was killed', async () => {
    await setMachine('locked');
    await untilAway(bens, ['Ana'], false);
    const cem = await stage.learner('Cem');
    const cems = await cem.open(stage.chapter(1));
    await untilAway(cems, ['Ana'], true);
    await (await cem.worker()).close();
    await setMachine('active');
    await untilAway(cems, [], true);
    await setMachine('locked');
    await untilAway(cems, ['Ana'], true);
    await cem.close();
    await setMachine('active');
  });
});
