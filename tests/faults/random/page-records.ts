import { type Disturbance, disturbancesOf } from './disturbance.ts';
import { PageRecord } from './page-record.ts';
import type { Step } from './step.ts';
import type { World } from './world.ts';

/** Steps after which a page is not what it was, even in the same room. */
const ARRIVALS: readonly Step['kind'][] = ['open', 'load', 'go', 'reload', 'return'];

/** The worlds before a step and after it, and when it was taken (ms since the epoch). */
export interface Taken {
  step: Step;
  before: World;
  world: World;
  at: number;
}

/** What is remembered of all pages, by the number of their tab. */
export class PageRecords {
  readonly #records = new Map<number, PageRecord>();
  /** What happened to each browser in this batch, by its index. */
  readonly #disturbances = new Map<number, Set<Disturbance>>();
  /** When this batch began (ms since the epoch). */
  #since = 0;

  of(tab: number): PageRecord | undefined {
    return this.#records.get(tab);
  }

  /** A batch of steps begins. */
  begin(at: number): void {
    this.#since = at;
    this.#disturbances.clear();
  }

  /** Notes what a step means to every page. */
  note({ step, before, world, at }: Taken): void {
    if (step.kind === 'close') this.#records.delete(step.tab);
    const disturbances = disturbancesOf(step, world);
    for (const { browser, how } of disturbances) this.#disturbancesOf(browser).add(how);
    for (const [browser, { learner, tabs, front }] of world.browsers.entries()) {
      for (const { id, room } of tabs) {
        const record = this.#records.get(id) ?? this.#begun(browser, learner, front === id);
        this.#records.set(id, record);
        if ('tab' in step && step.tab === id && ARRIVALS.includes(step.kind)) {
          const known = before.browsers[browser]?.tabs.some((tab) => tab.room === room);
          record.arrive({ at, room, isNew: !known });
        }
        record.see(front === id);
        for (const each of disturbances) if (each.browser === browser) record.disturb(each.how);
      }
    }
  }

  #begun(browser: number, reader: string, isSeen: boolean): PageRecord {
    return new PageRecord(reader, isSeen, this.#since, this.#disturbancesOf(browser));
  }

  #disturbancesOf(browser: number): Set<Disturbance> {
    const known = this.#disturbances.get(browser) ?? new Set();
    this.#disturbances.set(browser, known);
    return known;
  }
}
