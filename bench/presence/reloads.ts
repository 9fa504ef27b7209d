import { openProtocolClient } from '../../tests/support/protocol-client.ts';
import { openStage, untilCount } from '../../tests/support/stage.ts';
import type { Figure } from '../figure.ts';

const RELOADS = 20;
const OTHERS = 10;
const CHANNEL = 'presence-chapter-1';

/** What reloads of a page cost the others who are on the chapter. */
export async function* measureReloads(): AsyncIterable<Figure> {
  await using stage = await openStage();
  const names = Array.from({ length: OTHERS }, (_, index) => `Other ${index + 1}`);
  const others = await Promise.all(names.map((name) => openProtocolClient(stage.server.url, name)));
  const ana = await stage.learner('Ana');
  const page = await ana.open(stage.chapter(1));
  await untilCount(page, 1);
  for (const other of others) await other.join(CHANNEL);
  await untilCount(page, OTHERS + 1);
  const delivered = () => others.reduce((sum, other) => sum + other.delivered.length, 0);
  const before = delivered();
  for (let reload = 0; reload < RELOADS; reload += 1) {
    await page.reload({ waitUntil: 'load' });
    await untilCount(page, OTHERS + 1);
  }
  yield {
    what: `${RELOADS} reloads of a page: messages to ${OTHERS} others`,
    value: delivered() - before,
    unit: 'messages',
    bar: 0,
    atMost: true,
  };
  for (const other of others) other[Symbol.dispose]();
}
