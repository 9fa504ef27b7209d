import type { Outages } from '../health/outages.ts';
import type { CountStore, StoredCount } from './count-store.ts';

/** Ms that an answer of the database is taken for. */
const KEPT_MS = 1_000;

/** The rooms that are crowds, as every process of the server knows them. */
export interface KnownCrowds {
  /** The last count of a channel; `null`: it is no crowd. */
  of(channel: string): Promise<StoredCount | null>;
  /** Takes over what this process has just counted. */
  note(channel: string, count: StoredCount): void;
}

/**
 * Asks the database, once in a second at the most; while that does not answer it goes by what it said last.
 *
 * @param parts.now ms, of a clock that only goes forward
 */
export function createKnownCrowds(parts: {
  store: Pick<CountStore, 'crowds'>;
  outages: Pick<Outages, 'report' | 'isDown'>;
  now: () => number;
}): KnownCrowds {
  const { store, outages, now } = parts;
  let known = new Map<string, StoredCount>();
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> = Promise.resolve();

  async function ask(): Promise<void> {
    try {
      known = await store.crowds();
    } catch (error) {
      if (!outages.report(error)) throw error;
    }
  }

  return {
    async of(channel) {
      if (now() - askedAt >= KEPT_MS && !outages.isDown('database')) {
        askedAt = now();
        asking = ask();
      }
      await asking;
      return known.get(channel) ?? null;
    },
    note(channel, count) {
      if (count.crowd) known.set(channel, count);
      else known.delete(channel);
    },
  };
}
