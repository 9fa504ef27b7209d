import type { Browser, Target } from 'puppeteer';

/** WebSockets that were opened, by where. */
export interface SocketCount {
  worker: number;
  pages: number;
}

/** Counts the WebSockets that `browser` opens from now on, into an object that keeps counting. */
export async function countSockets(browser: Browser): Promise<SocketCount> {
  const opened: SocketCount = { worker: 0, pages: 0 };
  const watch = async (target: Target) => {
    const where = target.type() === 'service_worker' ? 'worker' : 'pages';
    const session = await target.createCDPSession();
    session.on('Network.webSocketCreated', () => {
      opened[where] += 1;
    });
    await session.send('Network.enable');
  };
  const isWatched = (target: Target) => ['service_worker', 'page'].includes(target.type());
  await Promise.all(browser.targets().filter(isWatched).map(watch));
  browser.on('targetcreated', (target) => {
    if (isWatched(target)) void watch(target);
  });
  return opened;
}
