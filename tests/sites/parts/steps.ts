import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { untilCount } from '../../support/stage.ts';
import { until } from '../../support/until.ts';
import type { PageStep } from '../fixtures/steps-page.ts';
import type { RoomAsked } from '../support/site-stage.ts';
import { type ChosenStep, chooseSteps } from './choose-steps.ts';
import { ana, sites } from './stage.ts';

/** A few in every run of the tests; `npm run test:sites` takes many, alone on the machine. */
const STEPS = Number(process.env.SITES_STEPS ?? 15);
const SEED = Number(process.env.SITES_SEED ?? 16);
/** Ms after a step until the learner is where it leads; other tests beside it take their time. */
const RIGHT_MS = Number(process.env.SITES_RIGHT_MS ?? 3_000);
/** Ms that a request may have been on its way when the learner went on. */
const UNDER_WAY_MS = 150;

/** A step that was taken, and when, in ms since the epoch. */
interface Taken extends ChosenStep {
  at: number;
}

it(`no step of ${STEPS} leads into a wrong room, however late the page tells its chapter`, async () => {
  const page = await ana.open(sites.url('steps', '/home'));
  const before = ana.rooms().length;
  const taken: Taken[] = [];
  const delays: number[] = [];
  for (const chosen of chooseSteps(SEED, STEPS)) {
    // As a reader does who goes on by a click: a page that nobody touches leads into 20 rooms a minute.
    await page.mouse.click(2, 2);
    const at = await take(page, chosen.page);
    taken.push({ ...chosen, at });
    const { room } = chosen;
    if (room && chosen.stays) delays.push((await untilAsked(room, before)).at - at);
    else await setTimeout(chosen.dwellMs);
  }
  // A last one, after which no request of those before is under way.
  const last = { course: 'hash', chapter: 'last' };
  await take(page, { ...STILL, address: '/hash#/hash/last' });
  await untilAsked(last, before);
  await untilCount(page, 1);
  const asked = ana.rooms().slice(before, -1);
  expect(asked.filter((room) => isWrong(room, taken))).toEqual([]);
  const twice = asked.filter(
    (room, index) => asked.findIndex((other) => isSame(room, other)) < index,
  );
  expect(twice).toEqual([]);
  expect(Math.max(...delays)).toBeLessThanOrEqual(RIGHT_MS);
  process.stdout.write(summary(delays, asked.length));
  await page.close();
}, 400_000);

const NOTHING = { text: '', lateMs: 0 };
const STILL = { replaces: false, course: NOTHING, lesson: NOTHING };

async function take(page: Page, step: PageStep): Promise<number> {
  return Number(await page.evaluate(`step(${JSON.stringify(step)})`));
}

function untilAsked(room: NonNullable<ChosenStep['room']>, before: number): Promise<RoomAsked> {
  return until(
    `Ana is in ${room.course}, ${room.chapter}`,
    () =>
      ana
        .rooms()
        .slice(before)
        .find((asked) => isSame(asked, room)) ?? null,
  );
}

/** Whether the learner was elsewhere when this was asked for. */
function isWrong(asked: RoomAsked, taken: readonly Taken[]): boolean {
  const index = taken.findIndex(({ room }) => room && isSame(asked, room));
  if (index < 0) return true;
  const left = taken.slice(index + 1).find(({ page }) => !page.replaces);
  return left !== undefined && asked.at > left.at + UNDER_WAY_MS;
}

function isSame(
  one: { course: string; chapter: string },
  other: { course: string; chapter: string },
) {
  return one.course === other.course && one.chapter === other.chapter;
}

function summary(delays: number[], rooms: number): string {
  const sorted = delays.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return `${STEPS} steps, seed ${SEED}: ${rooms} rooms asked for, none wrong; right after ${at(0.5)} ms (p50), ${at(0.95)} ms (p95), ${at(1)} ms (p100)\n`;
}
