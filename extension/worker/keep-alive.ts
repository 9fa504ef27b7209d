import { browser } from 'wxt/browser';

const ALARM = 'keep-alive';
/** Minutes; the shortest period that Chrome grants. */
const PERIOD = 0.5;
/** Ms between two alarms, either way, that only a sleeping machine or a changed clock explains. */
const SLEPT = 90_000;
/** Ms; Firefox ends an event page that is idle for 30 s and does not count WebSocket traffic. */
const FIREFOX_PERIOD = 20_000;

/**
 * Looks after the connection while nothing else happens.
 *
 * @param wake called every 30 s, also in a worker that the browser had ended
 * @param renew called when the connection, though it looks well, is most likely dead: the machine
 * slept, or its network came back
 */
export function keepAlive(wake: () => void, renew: () => void): void {
  let lastAlarm = Date.now();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== ALARM) return;
    const slept = Math.abs(Date.now() - lastAlarm) > SLEPT;
    lastAlarm = Date.now();
    if (slept) renew();
    else wake();
  });
  void browser.alarms.create(ALARM, { periodInMinutes: PERIOD });
  self.addEventListener('online', renew);
  if (import.meta.env.FIREFOX) {
    setInterval(() => void browser.runtime.getPlatformInfo(), FIREFOX_PERIOD);
  }
}
