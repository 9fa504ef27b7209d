import type { Reach } from '../contract/notifications.ts';
import type { Walk } from './audience-walk.ts';

/** Browsers up to which an audience is counted. */
export const MOST_COUNTED = 10_000;
/** Ms that counting may take: somebody waits for it. */
const TIME_MS = 200;

/**
 * How many would be reached if it left now: exactly, or where that are very many or takes long, how many at
 * least.
 *
 * @param clock ms, monotonic
 */
export async function reachOf(walk: Walk, clock: () => number): Promise<Reach> {
  const end = clock() + TIME_MS;
  const people = new Set<string>();
  let devices = 0;
  let at: string | null = null;
  do {
    const { subscriptions, to } = await walk(at);
    for (const { learnerId } of subscriptions) people.add(learnerId);
    devices += subscriptions.length;
    at = to;
  } while (at !== null && devices < MOST_COUNTED && clock() < end);
  return { people: people.size, devices, ...(at !== null && { atLeast: true }) };
}
