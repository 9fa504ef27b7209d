import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { tolerance } from '../../server/crowd/crowd-rules.ts';
import { makeDataDir } from '../../server/testing/database-template.ts';
import {
  openSimulatedBrowser,
  type SimulatedBrowser,
} from '../../tests/support/simulated-browser.ts';
import { type ServerProcess, startServerProcess } from '../../tools/server-process.ts';
import type { Figure } from '../figure.ts';
import { measureApiCalls } from './api-calls.ts';
import { cpuSeconds } from './process-cpu.ts';

const CHAPTER = 'presence-chapter-1';
const LIMIT = 100;
/** One address plays all of them. */
const NO_LIMITS = {
  LIMITS_ADDRESS_REQUESTS_PER_MINUTE: '0',
  LIMITS_ADDRESS_SIGN_INS_PER_MINUTE: '0',
  LIMITS_PERSON_REQUESTS_PER_SECOND: '0',
  LIMITS_PERSON_REQUESTS_PER_MINUTE: '0',
};
/** Browsers that come at once. */
const AT_ONCE = 20;
/** Ms that a wrong number is waited for. */
const PATIENCE_MS = 60_000;
const RIGHT_WITHIN_MS = 5_000;
const REST_MS = 20_000;
/** Visits of a learner in an hour, and ms for which they are made. */
const VISITS_PER_HOUR = 6;
const VISITS_MS = 120_000;

/** A chapter, and with it the platform, with many more people than a presence channel holds. */
export async function* measureCrowd(people = 1_000): AsyncIterable<Figure> {
  yield* measureApiCalls();
  yield* measurePeople(people);
}

async function* measurePeople(people: number): AsyncIterable<Figure> {
  await using stage = await openStage();
  const { server } = stage;
  const pid = server.process.pid ?? 0;
  const began = performance.now();
  const startCpu = await cpuSeconds(pid);
  let all = await openAll(server, people);
  const rampMs = performance.now() - began;
  const cpuEach = ((await cpuSeconds(pid)) - startCpu) / people;
  yield {
    ...milliseconds(
      `${people} on one chapter: right for all after the last came`,
      await right(all),
    ),
    note: `they came in ${(rampMs / 1000).toFixed(0)} s, with ${(1000 * cpuEach).toFixed(1)} ms of the server’s CPU each`,
  };

  const before = requestsOf(all);
  const restCpu = await cpuSeconds(pid);
  await delay(REST_MS);
  const cpu = (100_000 * ((await cpuSeconds(pid)) - restCpu)) / REST_MS;
  const requests = requestsOf(all) - before;
  yield {
    what: 'requests of all while nothing happens',
    value: requests,
    unit: '',
    bar: 0,
    atMost: true,
  };
  yield {
    what: 'server’s CPU while nothing happens, with Channels',
    ...{ value: cpu, unit: '% of a core', bar: 15, atMost: true },
  };

  const atFirst = new Map(all.map((browser) => [browser, countsOf([browser])]));
  const visitsBegan = performance.now();
  all = await visit(server, all);
  // Of who came meanwhile, or left, it is not known what they hear in all of that time.
  const stayed = all.filter((browser) => atFirst.has(browser));
  const since = countsOf(stayed) - sum(stayed.map((browser) => atFirst.get(browser) ?? 0));
  const hours = (performance.now() - visitsBegan) / 3_600_000;
  const perHour = since / stayed.length / hours;
  yield {
    what: `counts that a browser hears in an hour of ${VISITS_PER_HOUR} visits each`,
    ...{ value: perHour, unit: '', bar: 120, atMost: true },
  };

  const [leaving, staying] = [all.slice(0, people / 2), all.slice(people / 2)];
  for (const browser of leaving) browser[Symbol.dispose]();
  yield milliseconds('half have left: right for all others', await right(staying));
  for (const browser of staying) browser[Symbol.dispose]();
}

async function openStage() {
  const dataDir = await makeDataDir();
  const env = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', PRESENCE_LIMIT: String(LIMIT) };
  const server = await startServerProcess({ ...env, ...NO_LIMITS });
  return {
    server,
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openAll({ url }: ServerProcess, people: number): Promise<SimulatedBrowser[]> {
  const all: SimulatedBrowser[] = [];
  while (all.length < people) {
    const names = Array.from({ length: AT_ONCE }, (_, at) => `Learner ${all.length + at}`);
    all.push(...(await Promise.all(names.map((name) => openSimulatedBrowser(url, name, CHAPTER)))));
  }
  return all;
}

/** Ms until all show how many there are, on the chapter and on the platform, as exactly as people are told. */
async function right(all: readonly SimulatedBrowser[]): Promise<number> {
  const began = performance.now();
  const off = (count: number | null) => Math.abs((count ?? Infinity) - all.length);
  const isRight = (count: number | null) => off(count) <= tolerance(all.length, LIMIT);
  const areRight = () =>
    all.every((browser) => Object.values(browser.counts()).every((count) => isRight(count)));
  while (!areRight()) {
    if (performance.now() - began > PATIENCE_MS) break;
    await delay(50);
  }
  return performance.now() - began;
}

/** Some go and others come, as often as learners do. */
async function visit(server: ServerProcess, all: SimulatedBrowser[]): Promise<SimulatedBrowser[]> {
  const visits = Math.round((all.length * VISITS_PER_HOUR * VISITS_MS) / 3_600_000);
  const next = [...all];
  for (let visit = 0; visit < visits; visit += 1) {
    const wait = delay(VISITS_MS / visits);
    const at = Math.floor((visit * next.length) / visits);
    next[at]?.[Symbol.dispose]();
    next[at] = await openSimulatedBrowser(server.url, `Visitor ${visit}`, CHAPTER);
    await wait;
  }
  return next;
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const requestsOf = (all: readonly SimulatedBrowser[]) =>
  sum(all.map(({ requests }) => requests.length));
const countsOf = (all: readonly SimulatedBrowser[]) =>
  sum(all.map(({ messages }) => messages.get('presence:count') ?? 0));

function milliseconds(what: string, value: number): Figure {
  return { what, value, unit: 'ms', bar: RIGHT_WITHIN_MS, atMost: true };
}
