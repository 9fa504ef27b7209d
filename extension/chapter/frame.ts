import { FRAME_PORT } from '../messages/port-names.ts';
import { coalesced } from '../timing/coalesced.ts';
import { onArrival, STORM_MS } from './navigation.ts';
import { openWorkerPort } from './worker-port.ts';

/** Tells the worker where this frame is, now and at each client-side step: its page's chapter is told by it, too. */
export function runFrame(lifetime: AbortController): void {
  const { signal } = lifetime;
  // After an update it is put into all frames of a page that the extension may look at.
  if (window === top || !new RegExp(FRAME_SITES).test(location.href)) return;
  const port = openWorkerPort({
    name: FRAME_PORT,
    signal,
    onMessage: () => undefined,
    ended: () => lifetime.abort(),
  });
  // A worker that has ended is left so: one that needs to know calls.
  port.rest(true);
  onArrival(
    signal,
    coalesced(() => port.send({ type: 'at', url: location.href }), STORM_MS),
  );
}
