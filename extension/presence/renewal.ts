import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';

/** Ms after which a connection's right to be there is renewed; the server ends one after 20 min without. */
const RENEW_AFTER_MS = 10 * 60_000;
/** Ms over which browsers spread it. */
const RENEW_SPREAD_MS = 5 * 60_000;
/** Ms until another try where the server could not be asked, spread over as many again. */
const RETRY_AFTER_MS = 60_000;

/** Shows the server from time to time that who is connected still is signed in. */
export interface Renewal {
  start(): void;
  stop(): void;
}

/**
 * @param renew asks the server with a session token that is valid now
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function createRenewal(renew: () => Promise<unknown>, random: () => number): Renewal {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOn = false;

  function schedule(afterMs: number, spreadMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), afterMs + spreadMs * random());
  }

  async function run(): Promise<void> {
    try {
      await renew();
      if (isOn) schedule(RENEW_AFTER_MS, RENEW_SPREAD_MS);
    } catch (error) {
      if (isOn) schedule(RETRY_AFTER_MS, RETRY_AFTER_MS);
      ignoreUnreachable(error);
    }
  }

  return {
    start() {
      isOn = true;
      schedule(RENEW_AFTER_MS, RENEW_SPREAD_MS);
    },
    stop() {
      isOn = false;
      clearTimeout(timer);
    },
  };
}
