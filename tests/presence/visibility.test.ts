import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JOIN_TOLD_MS } from '../../extension/timing/join-timings.ts';
import { recordOverlay, toastsOf } from '../support/overlay-history.ts';
import { openStage, part, type Stage, untilCount } from '../support/stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

it('names who shows a name, counts who does not, lists oneself once, and announces no change', async () => {
  const [ana, ben] = await Promise.all([stage.learner('Ana Silva'), stage.learner('Ben')]);
  const bens = await ben.open(stage.chapter(1));
  await untilCount(bens, 1);
  const anas = await ana.open(stage.chapter(1));
  await untilCount(bens, 2);
  const text = async () =>
    (await bens.$(part('live-banner')))?.evaluate((banner) => banner.textContent);
  expect(await text()).toContain('Ana Silva is here too');
  // Until then she has only just joined, whatever she is seen as.
  await delay(JOIN_TOLD_MS + 1_500);
  const history = await recordOverlay(bens);
  const popup = await ana.popup(anas);
  for (const [visibility, banner] of [
    ['first-name', 'Ana is here too'],
    ['name', 'Ana Silva is here too'],
    ['counted', '1 other is here'],
  ] as const) {
    await popup.select('select[name=visibility]', visibility);
    await until(banner, async () => (await text())?.includes(banner) ?? false);
    await untilCount(bens, 2);
  }
  const offline = popup.locator('::-p-aria(Appear offline[role="switch"])');
  await offline.click();
  await untilCount(bens, 1);
  await offline.click();
  await untilCount(bens, 2);
  const inCourse = '[data-part=course-level] select';
  await popup.select(inCourse, 'offline');
  await untilCount(bens, 1);
  // She is refused nothing: she sees him, and is not there.
  await untilCount(anas, 1);
  await anas.waitForSelector(part('viewer-counter', '[data-count="1"] .unseen'));
  await popup.select(inCourse, '');
  await untilCount(bens, 2);
  await untilCount(anas, 2);
  expect(toastsOf(history)).toEqual([]);
  await anas.bringToFront();
  await anas.focus(part('viewer-counter'));
  await anas.waitForSelector(part('viewer'));
  const names = await anas.$$eval(`${part('viewer')} bdi`, (found) =>
    found.map((name) => name.textContent),
  );
  expect(names.sort()).toEqual(['Ana Silva', 'Ben']);
});
