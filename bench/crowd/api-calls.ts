import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createChannels } from '../../server/channels/channels.ts';
import { listen } from '../../server/http/listen.ts';
import { makeDataDir } from '../../server/testing/database-template.ts';
import {
  openSimulatedBrowser,
  type SimulatedBrowser,
} from '../../tests/support/simulated-browser.ts';
import { startServerProcess } from '../../tools/server-process.ts';
import type { Figure } from '../figure.ts';

const APP = { id: '1', key: 'key', secret: 'secret' };
const PEOPLE = 30;
/** Longer than two looks of who counts. */
const WATCHED_MS = 65_000;
/** Ms in which what a join brings with it is over. */
const SETTLED_MS = 10_000;
const DAY_MS = 86_400_000;

/** Calls to Channels' HTTP API, which Pusher bills, while nothing happens. */
export async function* measureApiCalls(): AsyncIterable<Figure> {
  await using opened = new AsyncDisposableStack();
  let calls: number[] = [];
  const channels = createChannels({ apps: [APP] });
  const http = createServer();
  channels.attach(http);
  http.prependListener('request', ({ url = '' }) => {
    if (url.startsWith('/apps/')) calls.push(performance.now());
  });
  const port = await listen(http, { host: '127.0.0.1', port: 0 });
  opened.defer(async () => {
    await channels.close();
    http.close();
    http.closeAllConnections();
  });
  const dataDir = await makeDataDir();
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = await startServerProcess({
    ...{ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    ...{ PUSHER_APP_ID: APP.id, PUSHER_KEY: APP.key, PUSHER_SECRET: APP.secret },
    ...{ PUSHER_HOST: '127.0.0.1', PUSHER_PORT: String(port), PUSHER_TLS: 'false' },
  });
  opened.defer(server.stop);

  async function callsInADay(): Promise<number> {
    calls = [];
    await delay(WATCHED_MS);
    const [first, last] = [calls[0], calls.at(-1)];
    // Of a few calls it matters how far apart they are, and not how many of them were just watched.
    if (first === undefined || last === undefined || first === last) {
      return calls.length * (DAY_MS / WATCHED_MS);
    }
    return (calls.length - 1) * (DAY_MS / (last - first));
  }
  await delay(SETTLED_MS);
  const bar = { unit: '', bar: 3_000, atMost: true };
  yield { what: 'calls to Channels in a day, nobody online', value: await callsInADay(), ...bar };

  const people: SimulatedBrowser[] = [];
  opened.defer(() => {
    for (const browser of people) browser[Symbol.dispose]();
  });
  for (let at = 0; at < PEOPLE; at += 1) {
    people.push(await openSimulatedBrowser(server.url, `Learner ${at}`, 'presence-chapter-1'));
  }
  await delay(SETTLED_MS);
  yield {
    what: `calls to Channels in a day, ${PEOPLE} people in one chapter`,
    value: await callsInADay(),
    ...bar,
  };
}
