import { browser } from 'wxt/browser';

const ALARM = 'keep-alive';
/** Minutes; the shortest period that Chrome grants. */
const ALARM_PERIOD_MINUTES = 0.5;
/** Ms between two alarms, either way, that only a sleeping machine or a changed clock explains. */
const SLEPT_MS = 90_000;
/** Ms; Firefox ends an event page that is idle for 30 s and does not count WebSocket traffic. */
const FIREFOX_PERIOD_MS = 20_000;

/** Keeps the worker going, or has it come back, for as long as there is something to do. */
export interface KeepAlive {
  /** Whether there is: with nobody signed in the browser may end the worker, and leave it so. */
  setNeeded(needed: boolean): void;
}

/**
 * Looks after the connection while nothing else happens.
 *
 * @param wake called every 30 s, also in a worker that the browser had ended
 * @param renew called when the connection, though it looks well, is most likely dead: the machine
 * slept, or its network came back
 */
export function keepAlive(wake: () => void, renew: () => void): KeepAlive {
  let lastAlarm = Date.now();
  let firefox: ReturnType<typeof setInterval> | undefined;
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== ALARM) return;
    const slept = Math.abs(Date.now() - lastAlarm) > SLEPT_MS;
    lastAlarm = Date.now();
    if (slept) renew();
    else wake();
  });

  let isNeeded = false;
  /** One after the other: of two at once one may find the alarm that the other is about to clear. */
  let settings = Promise.resolve();

  async function setAlarm(): Promise<void> {
    const needed = isNeeded;
    // One that is there is left alone: made anew by every start of the worker it might never be due.
    const isThere = (await browser.alarms.get(ALARM)) !== undefined;
    if (needed && !isThere) {
      lastAlarm = Date.now();
      await browser.alarms.create(ALARM, { periodInMinutes: ALARM_PERIOD_MINUTES });
    }
    if (!needed && isThere) await browser.alarms.clear(ALARM);
  }

  return {
    setNeeded(needed) {
      isNeeded = needed;
      settings = settings.then(setAlarm, setAlarm);
      if (!import.meta.env.FIREFOX) return;
      clearInterval(firefox);
      if (needed) {
        firefox = setInterval(() => void browser.runtime.getPlatformInfo(), FIREFOX_PERIOD_MS);
      }
    },
  };
}
