import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { GLOBAL_CHANNEL } from '../../../server/contract/channels.ts';
import { type FaultyStage, type Learner, openRecorded } from '../../support/faulty-stage.ts';
import type { OverlayHistory } from '../../support/overlay-history.ts';
import type { ProtocolClient, Sighting } from '../../support/protocol-client.ts';
import { killWorker, moveClock } from '../../support/worker-control.ts';
import type { Step } from './step.ts';

/** A tab as it really is. */
export interface RealTab {
  /** Index of its browser. */
  browser: number;
  page: Page;
  history: OverlayHistory;
}

/** The real browsers and clients that steps are performed with. */
export interface Players {
  /** By index. */
  browsers: readonly Learner[];
  /** By number. */
  tabs: ReadonlyMap<number, RealTab>;
  /** Who came and went, as one saw it who is on all chapters all the time. */
  sightings: readonly Sighting[];
  /** Performs a step, without waiting for what comes of it. */
  perform(step: Step): Promise<void>;
}

/** Who is on all chapters all the time, and therefore in every roster. */
export const WATCHER = 'Wanda';

/** Ms within which a worker takes a new clock; one that starts or ends just then may never answer. */
const CLOCK_TAKEN_MS = 5_000;

/** The channel of a chapter. */
export function channelOf(chapter: string): string {
  return `presence-chapter-${chapter}`;
}

/**
 * Signs everybody in.
 *
 * @param names of the learners, one for each browser and for each client
 * @param chapters where something may happen
 */
export async function gather(
  { stage, site, learner, client }: FaultyStage,
  names: { browsers: readonly string[]; clients: readonly string[] },
  chapters: readonly string[],
): Promise<Players> {
  const watcher = await client(WATCHER);
  const browsers = await Promise.all(names.browsers.map(learner));
  const clients = await Promise.all(names.clients.map(client));
  const tabs = new Map<number, RealTab>();
  // As browsers do: they tell by it, after an outage, whether somebody is still missing.
  for (const each of [watcher, ...clients]) await each.join(GLOBAL_CHANNEL);
  for (const chapter of chapters) await watcher.join(channelOf(chapter));

  const browser = (step: { browser: number }): Learner => at(browsers, step.browser);
  const theClient = (step: { client: number }): ProtocolClient => at(clients, step.client);
  const tab = (step: { tab: number }): RealTab => {
    const found = tabs.get(step.tab);
    if (!found) throw new Error(`There is no tab ${step.tab}.`);
    return found;
  };
  const addressOf = (chapter: string | null) =>
    chapter === null ? `${site.url}/welcome` : site.chapter(chapter);

  async function moveTheirClock(learner: Learner, ms: number): Promise<void> {
    const target = learner.browser.targets().find((found) => found.type() === 'service_worker');
    const worker = await target?.worker();
    if (worker) await Promise.race([moveClock(worker, ms), setTimeout(CLOCK_TAKEN_MS)]);
  }

  async function perform(step: Step): Promise<void> {
    switch (step.kind) {
      case 'open':
        tabs.set(step.tab, {
          browser: step.browser,
          ...(await openRecorded(browser(step), addressOf(step.chapter))),
        });
        break;
      case 'load':
        await tab(step).page.goto(addressOf(step.chapter));
        break;
      case 'go':
        await tab(step).page.evaluate(
          (to) => history.pushState(null, '', to),
          addressOf(step.chapter),
        );
        break;
      case 'reload':
        await tab(step).page.reload();
        break;
      case 'return':
        await tab(step).page.goto(`${site.url}/aside`);
        await tab(step).page.goBack();
        break;
      case 'close':
        // First, or it would be for the browser to choose which tab is seen then, if for a moment.
        await [...tabs]
          .findLast(([number, left]) => left.browser === step.browser && number !== step.tab)?.[1]
          .page.bringToFront();
        await tab(step).page.close();
        tabs.delete(step.tab);
        break;
      case 'show':
        await tab(step).page.bringToFront();
        break;
      case 'kill':
        await killWorker(browser(step));
        break;
      case 'cut':
        browser(step).proxy.cut();
        break;
      case 'stall':
        browser(step).proxy.stall();
        break;
      case 'refuse':
        await browser(step).proxy.refuse();
        break;
      case 'restore':
        await browser(step).proxy.restore();
        break;
      case 'clock':
        await moveTheirClock(browser(step), step.ms);
        break;
      case 'restart':
        await stage.stopServer();
        await stage.startServer();
        await Promise.all([watcher, ...clients].map((each) => each.reconnect()));
        break;
      case 'join':
        await theClient(step).join(channelOf(step.chapter));
        break;
      case 'leave':
        theClient(step).leave(channelOf(step.chapter));
        break;
    }
  }

  return { browsers, tabs, sightings: watcher.sightings, perform };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no number ${index}.`);
  return item;
}
