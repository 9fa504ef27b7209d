import { DEPARTURE_JITTER_MS, LINGER_MS } from '../timing/join-timings.ts';

/** Values of an unsigned 32-bit number. */
const UINT32_VALUES = 2 ** 32;

/**
 * Ms that a browser stays on a channel after its last tab has left it, each time anew.
 *
 * @param isOnlyCounted whether others see no name: then chance decides, which nobody can compute from before
 * @param fraction from 0 (inclusive) to 1 (exclusive)
 */
export function lingerMs(isOnlyCounted: boolean, fraction: () => number = unguessable): number {
  return LINGER_MS + (isOnlyCounted ? fraction() * DEPARTURE_JITTER_MS : 0);
}

function unguessable(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value / UINT32_VALUES;
}
