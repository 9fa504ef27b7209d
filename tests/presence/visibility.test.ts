import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, part, type Stage, untilCount } from '../support/stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

it('names who shows a name, counts who does not, and lists oneself once', async () => {
  const [ana, ben] = await Promise.all([stage.learner('Ana Silva'), stage.learner('Ben')]);
  const bens = await ben.open(stage.chapter(1));
  await untilCount(bens, 1);
  const anas = await ana.open(stage.chapter(1));
  await untilCount(bens, 2);
  const text = async () =>
    (await bens.$(part('live-banner')))?.evaluate((banner) => banner.textContent);
  expect(await text()).toContain('Ana Silva is here too');
  const popup = await ana.popup(anas);
  for (const [visibility, banner] of [
    ['first-name', 'Ana is here too'],
    ['counted', '1 other is here'],
  ] as const) {
    await popup.select('select[name=visibility]', visibility);
    await until(banner, async () => (await text())?.includes(banner) ?? false);
    await untilCount(bens, 2);
  }
  await anas.bringToFront();
  await anas.focus(part('viewer-counter'));
  await anas.waitForSelector(part('viewer'));
  const names = await anas.$$eval(`${part('viewer')} bdi`, (found) =>
    found.map((name) => name.textContent),
  );
  expect(names.sort()).toEqual(['Ana Silva', 'Ben']);
});
