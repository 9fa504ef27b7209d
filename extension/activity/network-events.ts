/**
 * Tells when the browser loses its network, and has one again, until `signal` ends. The worker hears
 * of neither by itself: Chrome fires these events on pages alone.
 */
export function watchNetwork(signal: AbortSignal, changed: (online: boolean) => void): void {
  for (const type of ['online', 'offline'])
    addEventListener(type, (event) => event.isTrusted && changed(navigator.onLine), { signal });
}
