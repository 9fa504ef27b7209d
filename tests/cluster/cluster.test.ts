import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CrowdCount, PRESENCE_COUNT } from '../../server/contract/crowd.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { ana, ben, iris } from '../clerk/accounts.ts';
import { chooseLevel, signInByPassword } from '../clerk/support/clerk-learner.ts';
import { turnOn } from '../push/push-stage.ts';
import type { SimulatedBrowser } from '../support/simulated-browser.ts';
import { untilCount } from '../support/stage.ts';
import { unchanged, until } from '../support/until.ts';
import { type ClusterStage, openClusterStage } from './cluster-stage.ts';
import { findParts } from './parts/find-parts.ts';

const PRESENCE_LIMIT = 10;
/** Ms in which all have to show the right number. */
const RIGHT_WITHIN_MS = 5_000;
/** Ms in which browsers are back whose node of Channels was ended: soketi waits for it, and leaves some unanswered. */
const BACK_WITHIN_MS = 60_000;
const STOPPED_MS = 10_000;
const PUSH_WITHIN_MS = 30_000;

const benByPassword = { ...ben, password: 'ben-knows-this' };

const parts = findParts();
if (typeof parts === 'string') console.warn(`Skipped: ${parts}.`);

describe.skipIf(typeof parts === 'string')('two servers and two nodes of Channels', () => {
  let stage: ClusterStage;
  let anas: LearnerBrowser;
  let pages: Page[];
  const simulated: SimulatedBrowser[] = [];
  /** What was published by each number of each channel. */
  const contents = new Map<string, Set<string>>();

  beforeAll(async () => {
    if (typeof parts === 'string') return;
    const accounts = [ana, benByPassword, iris];
    stage = await openClusterStage(parts, { accounts, presenceLimit: PRESENCE_LIMIT });
  });
  afterAll(async () => {
    for (const browser of simulated) browser[Symbol.dispose]();
    await stage?.[Symbol.asyncDispose]();
  });

  function noteCount(channel: string, event: string, data: unknown): void {
    if (event !== PRESENCE_COUNT) return;
    const count = v.parse(CrowdCount, data);
    // The same is told on the presence channel and on the one for counts.
    const key = `${channel.replace(/^(presence|private-cache)-/, '')} ${count.seq}`;
    contents.set(key, (contents.get(key) ?? new Set()).add(JSON.stringify(count)));
  }

  async function join(name: string): Promise<void> {
    simulated.push(await stage.simulated(name, noteCount));
  }

  function leave(): void {
    simulated.pop()?.[Symbol.dispose]();
  }

  async function untilAllShow(count: number, withinMs: number): Promise<void> {
    const right = { chapter: count, platform: count };
    const shown = () => simulated.map((browser) => JSON.stringify(browser.counts()));
    await until(
      `all count ${count}`,
      () => shown().every((counts) => counts === JSON.stringify(right)),
      withinMs,
    ).catch((error: unknown) => {
      throw new Error(`They show ${shown()}.`, { cause: error });
    });
    for (const page of pages) await untilCount(page, count, withinMs);
  }

  it('have two learners see each other', async () => {
    const chapter = stage.site.chapter(1);
    const browsers = [await stage.browser(), await stage.browser()] as const;
    [anas] = browsers;
    pages = await Promise.all(browsers.map((browser) => browser.open(chapter)));
    const [anasPage, bensPage] = pages;
    if (!anasPage || !bensPage) throw new Error('There are two.');
    await signInByPassword(browsers[0], anasPage, ana);
    await signInByPassword(browsers[1], bensPage, benByPassword);
    for (const browser of browsers) await chooseLevel(browser);
    await Promise.all(pages.map((page) => untilCount(page, 2)));
  });

  it('send a push that is shown', async () => {
    await turnOn(anas);
    await stage.push.waitForBrowsers(1, PUSH_WITHIN_MS);
    const draft = {
      title: 'Tonight: the Moon',
      audience: { type: 'course', courseId: 'demo' },
      url: stage.site.chapter(2),
    };
    const answer = await stage.ask(iris, 'POST', '/api/admin/notifications', draft);
    expect(answer.status).toBe(202);
    await stage.desktop.waitFor(({ title }) => title === draft.title, PUSH_WITHIN_MS);
  });

  it('take who appears offline for gone, and have them back', async () => {
    const [anasPage, bensPage] = pages;
    if (!anasPage || !bensPage) throw new Error('There are two.');
    for (const count of [1, 2]) {
      const popup = await anas.popup(anasPage);
      await popup.locator('::-p-aria(Appear offline)').click();
      await popup.close();
      await untilCount(bensPage, count);
    }
  });

  it.each([0, 1] as const)('lose node %i of Channels, and nobody', async (node) => {
    await stage.killNode(node);
    await join(`Without node ${node}`);
    await untilAllShow(3, BACK_WITHIN_MS);
    leave();
    await untilAllShow(2, BACK_WITHIN_MS);
    await stage.startNode(node);
  });

  it('lose what the nodes share, and nobody', async () => {
    await stage.restartRedis();
    await join('After Redis');
    await untilAllShow(3, BACK_WITHIN_MS);
    leave();
    await untilAllShow(2, BACK_WITHIN_MS);
  });

  it('count more people than a presence channel holds', async () => {
    for (let at = 1; at <= 12; at += 1) await join(`Learner ${at}`);
    await untilAllShow(14, RIGHT_WITHIN_MS);
  });

  it('go on counting while who counted is stopped, and when it goes on', async () => {
    const leader = await stage.leader();
    stage.signal(leader, 'SIGSTOP');
    try {
      const stopped = delay(STOPPED_MS);
      leave();
      await untilAllShow(13, RIGHT_WITHIN_MS);
      await stopped;
    } finally {
      stage.signal(leader, 'SIGCONT');
    }
    expect(await stage.leader()).not.toBe(leader);
    const shown = () => simulated.map((browser) => browser.counts());
    await unchanged('what all show', shown, RIGHT_WITHIN_MS);
    await join('Learner 12');
    await untilAllShow(14, RIGHT_WITHIN_MS);
  });

  it.each(['who counted', 'the other'])('go on when %s is killed', async (which) => {
    const leader = await stage.leader();
    const place = (which === 'who counted') === (leader === 0) ? 0 : 1;
    await stage.killServer(place);
    leave();
    await untilAllShow(13, RIGHT_WITHIN_MS);
    await join('Learner 12');
    await untilAllShow(14, RIGHT_WITHIN_MS);
    await stage.startServer(place);
  });

  it('have published no two counts under one number', () => {
    expect([...contents].filter(([, counts]) => counts.size > 1)).toEqual([]);
    expect(contents.size).toBeGreaterThan(4);
  });
});
