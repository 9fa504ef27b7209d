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
