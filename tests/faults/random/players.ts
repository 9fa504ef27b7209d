import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { GLOBAL_CHANNEL } from '../../../server/contract/channels.ts';
import type { Room } from '../../../server/contract/room-channel.ts';
import { type FaultyStage, type Learner, openRecorded } from '../../support/faulty-stage.ts';
import type { OverlayHistory } from '../../support/overlay-history.ts';
import type { ProtocolClient, Sighting } from '../../support/protocol-client.ts';
import { killWorker, moveClock } from '../../support/worker-control.ts';
import { type Act, createAct } from './act.ts';
import { isPersonStep } from './disturbance.ts';
import { WATCHER } from './people.ts';
import { channelOf, ROOMS } from './rooms.ts';
import { createSightings } from './seen-by-id.ts';
import type { Step } from './step.ts';
import { insideOf, personCalled, presentOn, type World } from './world.ts';

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
  /** Who came and went, as one saw it who is in all rooms all the time. */
  sightings(): readonly Sighting[];
  /** Browsers that have found no server for so long that they try it seldom by themselves: by index. */
  longAway: Set<number>;
  /** Performs a step, without waiting for what comes of it, where `world` is as it is after it. */
  perform(step: Step, world: World): Promise<void>;
}

/** Ms of an outage after which a browser may try seldom: it is young for some 80 s, less what a slow machine takes. */
const LONG_MS = 50_000;

/** Ms within which a worker takes a new clock; one that starts or ends just then may never answer. */
const CLOCK_TAKEN_MS = 5_000;

/**
 * Signs everybody in.
 *
 * @param names of the learners, one for each browser and for each client
 */
export async function gather(
  { stage, site, learner, client }: FaultyStage,
  names: { browsers: readonly string[]; clients: readonly string[] },
): Promise<Players> {
  const watcher = await client(WATCHER);
  const browsers = await Promise.all(names.browsers.map(learner));
  const clients = await Promise.all(names.clients.map(client));
  // By which those with browsers choose what others see of them.
  const others = await Promise.all([...new Set(names.browsers)].map(client));
  const everybody = new Map([watcher, ...clients, ...others].map((each) => [each.name, each]));
  const act: Act = await createAct(stage.server.url, everybody);
  for (const person of everybody.keys()) await act({ kind: 'list', person, ceiling: null });
  const tabs = new Map<number, RealTab>();
  const goneSince = new Map<number, number>();
  const longAway = new Set<number>();
  // As browsers do: they tell by it, after an outage, whether somebody is still missing.
  for (const each of [watcher, ...clients]) await each.reconnect([GLOBAL_CHANNEL]);
  for (const room of ROOMS) await watcher.join(channelOf(room));

  const browser = (step: { browser: number }): Learner => at(browsers, step.browser);
  const tab = (step: { tab: number }): RealTab => {
    const found = tabs.get(step.tab);
    if (!found) throw new Error(`There is no tab ${step.tab}.`);
    return found;
  };
  const addressOf = (ofSite: string, path: string) =>
    `http://${ofSite}.localhost:${new URL(site.url).port}/${path}`;
  const addressIn = (ofSite: string, room: Room | null) =>
    addressOf(ofSite, room ? `courses/${room.course}/chapters/${room.chapter}` : 'welcome');
  const siteOf = (step: { tab: number }) => new URL(tab(step).page.url()).hostname.split('.')[0];

  function noteGone(index: number): void {
    goneSince.set(index, goneSince.get(index) ?? Date.now());
  }

  async function moveTheirClock(learner: Learner, ms: number): Promise<void> {
    const target = learner.browser.targets().find((found) => found.type() === 'service_worker');
    const worker = await target?.worker();
    if (worker) await Promise.race([moveClock(worker, ms), setTimeout(CLOCK_TAKEN_MS)]);
  }

  /** A client comes anew, as a browser does whose connection was ended: wherever it is let in. */
  async function comeAnew(client: ProtocolClient, world: World): Promise<void> {
    const rooms = ROOMS.filter((room) => presentOn(world, room).has(client.name));
    const { visibility, barred } = personCalled(world, client.name);
    const isOnPlatform = visibility !== 'offline' && !barred;
    for (const room of ROOMS)
      if (insideOf(world, room).has(client.name)) client.lookOn(channelOf(room));
    await client.reconnect([...rooms.map(channelOf), ...(isOnPlatform ? [GLOBAL_CHANNEL] : [])]);
  }

  /** A client comes to a room, as far as it is let in. */
  async function join(client: ProtocolClient, room: Room, world: World): Promise<void> {
    const joining = client.join(channelOf(room));
    if (presentOn(world, room).has(client.name)) return await joining;
    const [{ status }] = await Promise.allSettled([joining]);
    client.leave(channelOf(room));
    if (insideOf(world, room).has(client.name)) client.lookOn(channelOf(room));
    if (status === 'fulfilled') throw new Error(`${client.name} was let into ${channelOf(room)}.`);
  }

  async function replace(index: number, name: string): Promise<void> {
    at(clients, index).disconnect();
    const newcomer = await client(name);
    clients[index] = newcomer;
    everybody.set(name, newcomer);
    // The server ends the connections of whom it puts on a list.
    newcomer.disconnect();
    await act({ kind: 'list', person: name, ceiling: null });
    await newcomer.reconnect([GLOBAL_CHANNEL]);
  }

  async function perform(step: Step, world: World): Promise<void> {
    if (isPersonStep(step)) {
      await act(step);
      const theirs = clients.filter(({ name }) => name === step.person);
      await Promise.all(theirs.map((client) => comeAnew(client, world)));
      return;
    }
    switch (step.kind) {
      case 'open':
        tabs.set(step.tab, {
          browser: step.browser,
          ...(await openRecorded(browser(step), addressIn(step.room.site, step.room))),
        });
        break;
      case 'load':
        await tab(step).page.goto(addressIn(step.site, step.room));
        break;
      case 'go':
        await tab(step).page.evaluate(
          (to) => history.pushState(null, '', to),
          addressIn(siteOf(step) ?? '', step.room),
        );
        break;
      case 'reload':
        await tab(step).page.reload();
        break;
      case 'return':
        await tab(step).page.goto(addressOf(siteOf(step) ?? '', 'aside'));
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
        noteGone(step.browser);
        browser(step).proxy.stall();
        break;
      case 'refuse':
        noteGone(step.browser);
        await browser(step).proxy.refuse();
        break;
      case 'restore':
        if (Date.now() - (goneSince.get(step.browser) ?? Infinity) > LONG_MS)
          longAway.add(step.browser);
        goneSince.delete(step.browser);
        await browser(step).proxy.restore();
        break;
      case 'clock':
        await moveTheirClock(browser(step), step.ms);
        break;
      case 'restart':
        await stage.stopServer();
        await stage.startServer();
        await Promise.all([
          watcher.reconnect(),
          ...clients.map((client) => comeAnew(client, world)),
        ]);
        break;
      case 'join':
        await join(at(clients, step.client), step.room, world);
        break;
      case 'newcomer':
        await replace(step.client, step.learner);
        break;
      case 'leave':
        at(clients, step.client).leave(channelOf(step.room));
        break;
    }
  }

  return { browsers, tabs, sightings: createSightings(watcher, everybody), longAway, perform };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no number ${index}.`);
  return item;
}
