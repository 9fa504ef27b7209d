/** Ms between two steps that are followed one by one; a site may rewrite its address far more often. */
export const STORM_MS = 150;

/**
 * Calls `arrived` now and after every client-side navigation, until `signal` ends.
 *
 * `currententrychange` is the event that comes after the address has changed and only for steps
 * within this document; `navigate` comes too early, and for pages that replace this one.
 */
export function onArrival(signal: AbortSignal, arrived: () => void): void {
  navigation.addEventListener('currententrychange', arrived, { signal });
  arrived();
}
