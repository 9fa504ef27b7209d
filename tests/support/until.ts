import { setTimeout } from 'node:timers/promises';

/** Ms between two looks. */
const EVERY_MS = 50;

/**
 * Looks again and again until `look` gives something that is neither `null` nor `false`.
 *
 * @param what for the error, when it has not come about within `timeout` ms
 */
export async function until<Found>(
  what: string,
  look: () => Promise<Found> | Found,
  timeout = 15_000,
): Promise<Exclude<Found, null | false>> {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await look();
    if (isThere(found)) return found;
    if (Date.now() > end) throw new Error(`Not within ${timeout} ms: ${what}.`);
    await setTimeout(EVERY_MS);
  }
}

/**
 * Makes sure that something stays as it is for `ms`: for what must not happen, of which no event tells.
 *
 * @param what for the error, as soon as `look` gives something else than at first
 */
export async function unchanged<Seen>(what: string, look: () => Seen, ms: number): Promise<void> {
  const before = JSON.stringify(look());
  const end = Date.now() + ms;
  while (Date.now() < end) {
    await setTimeout(EVERY_MS);
    const now = JSON.stringify(look());
    if (now !== before) throw new Error(`${what} changed from ${before} to ${now}.`);
  }
}

function isThere<Found>(found: Found): found is Exclude<Found, null | false> {
  return found !== null && found !== false;
}
