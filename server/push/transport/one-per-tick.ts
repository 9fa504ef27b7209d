import { setImmediate } from 'node:timers/promises';

/** Resolves in a turn of the event loop that nobody else who waits here gets. */
export type OnePerTick = () => Promise<void>;

/**
 * Lets callers through one by one, one in each turn of the event loop, in the order they came. What one
 * of them hands to the network can leave before the next begins.
 */
export function createOnePerTick(): OnePerTick {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}
