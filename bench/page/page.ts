import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { launchBrowser } from '../../tests/gallery/launch-browser.ts';
import { openFaultyStage } from '../../tests/support/faulty-stage.ts';
import type { ProtocolClient } from '../../tests/support/protocol-client.ts';
import { untilCount } from '../../tests/support/stage.ts';
import type { Figure } from '../figure.ts';
import { type ExtensionTime, extensionTime } from './extension-time.ts';
import { heavyPage } from './heavy-page.ts';

const LASTS_MS = 5_000;
const PEOPLE = 30;
const JOIN_EVERY_MS = 10_000 / PEOPLE;
/** Ms; a frame has 16, and the page needs some of it. */
const WORST_CALL = 8;

/** What happens while the page is measured, and the share that the extension may have, in percent. */
interface Happening {
  what: string;
  bar: number;
  happens(page: Page): Promise<void>;
  /** How many people have come when it is over. */
  come: number;
}

/** What the extension costs a heavy page, measured on it and on the same page in a browser without it. */
export async function* measurePage(): AsyncIterable<Figure> {
  await using stage = await openFaultyStage({ document: heavyPage() });
  const channel = 'presence-chapter-1';
  const names = Array.from({ length: PEOPLE + 1 }, (_, number) => `Learner ${number}`);
  const [first, ...others] = await Promise.all(names.map(stage.client));
  await first?.join(channel);
  const ana = await stage.learner('Ana');
  const usual = await ana.open(stage.site.chapter(1));
  const plain = await launchBrowser();
  const bare = await plain.newPage();
  await bare.setViewport({ width: 1280, height: 800 });
  await bare.goto(stage.site.chapter(1));

  const join = async () => {
    for (const other of others) await joinAndWait(other, channel);
  };
  let here = 2;
  for (const { what, bar, happens, come } of [...HAPPENINGS, joins(join)]) {
    await usual.bringToFront();
    await untilCount(usual, here);
    await settle(usual);
    const found = await extensionTime(usual, () => happens(usual));
    await settle(bare);
    // Who joins, joins once; the page without the extension does nothing meanwhile.
    const busy = come > 0 ? 0 : (await extensionTime(bare, () => happens(bare))).busy;
    yield* figures(what, bar, found, busy);
    here += come;
  }
  await plain.close();
}

function* figures(
  what: string,
  bar: number,
  { share, worstCall, busy }: ExtensionTime,
  without: number,
): Iterable<Figure> {
  yield {
    what: `${what}: the extension’s share of the main thread`,
    value: share,
    unit: '%',
    bar,
    atMost: true,
    note: `main thread busy ${busy.toFixed(1)} % with it, ${without.toFixed(1)} % without`,
  };
  yield {
    what: `${what}: its longest call`,
    value: worstCall,
    unit: 'ms',
    bar: WORST_CALL,
    atMost: true,
  };
}

const HAPPENINGS: Happening[] = [
  {
    what: 'scrolling',
    bar: 2,
    come: 0,
    async happens(page) {
      const session = await page.createCDPSession();
      await session.send('Input.synthesizeScrollGesture', {
        x: 600,
        y: 400,
        yDistance: -1_500,
        speed: 1_500,
        repeatCount: 4,
        repeatDelayMs: 250,
      });
      await session.detach();
    },
  },
  {
    what: 'a variable and an attribute of the root set each frame',
    bar: 1,
    come: 0,
    happens: (page) =>
      page.evaluate(
        (lasts) =>
          new Promise<void>((done) => {
            const end = performance.now() + lasts;
            const step = () => {
              const now = performance.now();
              document.documentElement.style.setProperty('--offset', `${now}px`);
              document.documentElement.dataset.offset = String(now);
              if (now < end) requestAnimationFrame(step);
              else done();
            };
            step();
          }),
        LASTS_MS,
      ),
  },
  {
    what: '1,000 nodes a second',
    bar: 0.5,
    come: 0,
    happens: (page) =>
      page.evaluate(
        (lasts) =>
          new Promise<void>((done) => {
            const end = performance.now() + lasts;
            const add = () => {
              for (let node = 0; node < 50; node += 1) {
                document.querySelector('main')?.append(document.createElement('p'));
              }
              if (performance.now() < end) setTimeout(add, 50);
              else done();
            };
            add();
          }),
        LASTS_MS,
      ),
  },
];

/** @param join has all of them join, one after the other */
const joins = (join: () => Promise<void>): Happening => ({
  what: `${PEOPLE} people join in 10 s`,
  bar: 3,
  come: PEOPLE,
  happens: join,
});

async function joinAndWait(other: ProtocolClient, channel: string): Promise<void> {
  await Promise.all([other.join(channel), delay(JOIN_EVERY_MS)]);
}

/** Waits until what came before has been drawn and looked at, so that it is not counted. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => setTimeout(() => requestIdleCallback(done), 1_500)),
  );
}
