import { openPushStage, turnOn } from '../../tests/push/push-stage.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';

const SENDS = 20;
/** Ms. */
const PATIENCE_MS = 30_000;

/** How soon a notification is on the desktop of a learner whose browser is awake. */
export async function* measureLatency(): AsyncIterable<Figure> {
  await using stage = await openPushStage();
  const ana = await stage.browser('ana');
  await ana.signIn(await ana.open(stage.chapter(1)), 'Ana');
  await turnOn(ana);
  await stage.push.waitForBrowsers(1, PATIENCE_MS);
  await sendAndSee('Warm-up');
  const times: number[] = [];
  for (let number = 1; number <= SENDS; number += 1) {
    times.push(await sendAndSee(`Number ${number}`));
  }
  yield {
    what: `from POST to the notification in Chromium, median of ${SENDS}`,
    value: quantile(times, 0.5),
    unit: 'ms',
    bar: 300,
    atMost: true,
    note: `slowest ${quantile(times, 1).toFixed(0)} ms`,
  };

  async function sendAndSee(title: string): Promise<number> {
    const seen = stage.desktop.waitFor((notification) => notification.title === title, PATIENCE_MS);
    const started = performance.now();
    const [{ id }] = await Promise.all([stage.admin.send({ title }), seen]);
    const time = performance.now() - started;
    await stage.admin.until(id, ({ figures }) => figures.shown === 1, PATIENCE_MS);
    return time;
  }
}
