import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { serverWait } from '../server/server-pace.ts';

/** Ms after which a connection's right to be there is renewed; the server ends one after 20 min without. */
const RENEW_AFTER_MS = 10 * 60_000;
/** Ms over which browsers spread it. */
const RENEW_SPREAD_MS = 5 * 60_000;

/** Shows the server at once, and from time to time, that who is connected is signed in. */
export interface Renewal {
  start(): void;
  stop(): void;
}

/**
 * @param renew asks the server with a session token that is valid now
 * @param random from 0 (inclusive) to 1 (exclusive): what else failed along with it waits as long
 * @param people how many come back with this browser, if all of them were cut off
 */
export function createRenewal(
  renew: () => Promise<unknown>,
  random: number,
  people: () => number,
): Renewal {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOn = false;
  let failures = 0;

  function schedule(): void {
    const wait =
      failures > 0
        ? serverWait(failures, random, people())
        : RENEW_AFTER_MS + RENEW_SPREAD_MS * random;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), wait);
  }

  async function run(): Promise<void> {
    try {
      await renew();
      failures = 0;
    } catch (error) {
      failures += 1;
      ignoreUnreachable(error);
    } finally {
      if (isOn) schedule();
    }
  }

  return {
    start() {
      isOn = true;
      failures = 0;
      void run();
    },
    stop() {
      isOn = false;
      clearTimeout(timer);
    },
  };
}
