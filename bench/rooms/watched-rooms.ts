import { openAccessServer } from '../../server/access/testing/access-server.ts';
import type { TestServer } from '../../server/testing/test-server.ts';
import { openBrowser, type SimulatedBrowser, sessionToken } from './simulated-browser.ts';

/** Rooms that change at the same time. */
const ROOMS = 6;
const WATCHERS = 4;
/** The course that they are of, on a site that lets in who is on it. */
export const COURSE = 'botany';

/** A room with one whom changes are about, and those who see them. */
export interface WatchedRoom {
  server: TestServer;
  /** A request on behalf of an admin, which has to succeed. */
  asAdmin(method: string, path: string, body: object | undefined): Promise<void>;
  firstName: string;
  subject: SimulatedBrowser;
  watchers: SimulatedBrowser[];
}

/** Opens them on a server as `npm start` has it; all have come when it resolves. */
export async function openRooms(): Promise<WatchedRoom[] & AsyncDisposable> {
  await using opening = new AsyncDisposableStack();
  const server = opening.use(await openAccessServer());
  const admin = await server.signIn('Admin', { role: true });
  const asAdmin: WatchedRoom['asAdmin'] = async (method, path, body) => {
    const token = await sessionToken(server, admin);
    await succeeded(server.send(method, path, body, token));
  };
  const inEach = async <Made>(make: (number: number) => Promise<Made>) => {
    const made: Made[] = [];
    for (let number = 0; number < ROOMS; number += 1) made.push(await make(number));
    return made;
  };
  const people = await inEach(async (number) => {
    const subject = await server.signIn(`Ana${number} Silva`);
    const watchers = [];
    for (let watcher = 0; watcher < WATCHERS; watcher += 1) {
      watchers.push(await server.signIn(`Watcher ${number} ${watcher}`));
    }
    return { subject, watchers };
  });
  const all = people.flatMap(({ subject, watchers }) => [subject, ...watchers]);
  await server.list(
    COURSE,
    all.map(({ id }) => ({ learner: id })),
  );
  const rooms = await inEach(async (number) => {
    const about = { site: 'school', course: COURSE, chapter: String(number) };
    const open = async (learner: (typeof all)[number]) => {
      const browser = await openBrowser(server, learner, about);
      opening.defer(browser.close);
      return browser;
    };
    const here = people[number];
    if (!here) throw new Error('There is nobody.');
    const watchers = await Promise.all(here.watchers.map(open));
    const subject = await open(here.subject);
    return { server, asAdmin, firstName: `Ana${number}`, subject, watchers };
  });
  for (const { watchers } of rooms) {
    for (const watcher of watchers) await watcher.until(({ count }) => count === WATCHERS + 1);
  }
  const opened = opening.move();
  return Object.assign(rooms, { [Symbol.asyncDispose]: () => opened.disposeAsync() });
}

/** Throws where a request did not succeed. */
export async function succeeded(response: Promise<Response>): Promise<void> {
  const { ok, status, url } = await response;
  if (!ok) throw new Error(`${url} answered ${status}.`);
}
