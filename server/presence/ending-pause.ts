import { LEASE_MS } from '../visits/lease-ms.ts';

/** Ms after an outage within which browsers that could not renew their right try again; they do within two minutes. */
const RETURN_MS = 5 * 60_000;
/** Ms that the clock may move against the monotonic one before every lease is in doubt. */
const CLOCK_SET_MS = 60_000;

/** When nobody's connections are ended, since leases that look over may not be. */
export interface EndingPause {
  isOn(): boolean;
  /** Begins it anew: nobody could renew a lease just now. */
  begin(): void;
}

/**
 * It is on when the server has just started, since it may have been away; after {@link EndingPause.begin};
 * and for a whole lease after the clock was set, or the machine had slept.
 *
 * @param clocks.now the time that leases go by
 * @param clocks.monotonic ms of a clock that nobody sets
 */
export function createEndingPause(clocks: {
  now: () => Date;
  monotonic: () => number;
}): EndingPause {
  const { now, monotonic } = clocks;
  const difference = () => +now() - monotonic();
  let known = difference();
  let endsAt = monotonic() + RETURN_MS;

  function extend(ms: number): void {
    endsAt = Math.max(endsAt, monotonic() + ms);
  }

  return {
    isOn() {
      if (Math.abs(difference() - known) > CLOCK_SET_MS) extend(LEASE_MS);
      known = difference();
      return monotonic() < endsAt;
    },
    begin: () => extend(RETURN_MS),
  };
}
