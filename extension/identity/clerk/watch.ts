import { browser } from 'wxt/browser';
import { clerkUser } from '../../stored.ts';
import { ignoreUnreachable } from '../ignore-unreachable.ts';
import type { ClerkClient } from './client.ts';
import type { ClerkSession } from './session.ts';
import { type SiteCookies, siteMark } from './site.ts';

const ALARM = 'clerk-session';
/** Minutes; the shortest period that Chrome grants. A session that was revoked ends here within it. */
const PERIOD = 0.5;

/** Set in the worker's timeline once the first token is there; `bench/clerk` reads it. */
const TOKEN_READY = 'clerk-token-ready';

/**
 * Notices what happens to the session elsewhere: it was revoked, the person has another name, or
 * somebody has come or gone on the course site.
 *
 * @param options.site the course site, or `null` where it is not followed
 */
export function watchSession(options: {
  client: ClerkClient;
  session: ClerkSession;
  site: { address: string; cookies: SiteCookies } | null;
}): void {
  const { client, session, site } = options;
  /** What the site's cookies said when they were looked at last; without any nobody is signed in there. */
  let seen = '';

  async function lookAtSite(): Promise<void> {
    if (site === null) return;
    const mark = await siteMark(site.address);
    if (mark === seen) return;
    // A client that is there already would not see who has come since.
    client.renew();
    await session.takeUp();
    seen = mark;
  }

  async function look(): Promise<void> {
    await lookAtSite();
    if (await clerkUser.get()) await session.token(true);
  }

  /** In a worker that has just started: by the time that a token is needed, it is there. */
  async function prepare(): Promise<void> {
    await lookAtSite();
    await session.token();
    performance.mark(TOKEN_READY);
  }

  // Signed out is what was to be found out; and what can't be asked now is asked again soon.
  const lookNow = (looking: () => Promise<void>) => void looking().catch(ignoreUnreachable);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM && navigator.onLine) lookNow(look);
  });
  void keepAlarm();
  clerkUser.onChange(() => void keepAlarm());
  site?.cookies.onSettled(() => lookNow(lookAtSite));
  lookNow(prepare);
}

/**
 * Keeps the alarm for as long as somebody is signed in: of who signs in on the course site cookies
 * tell. One that is there is left alone: made anew by every start of the worker it might never be due.
 */
async function keepAlarm(): Promise<void> {
  const [isNeeded, isThere] = await Promise.all([clerkUser.get(), browser.alarms.get(ALARM)]);
  if (isNeeded && !isThere) await browser.alarms.create(ALARM, { periodInMinutes: PERIOD });
  if (!isNeeded && isThere) await browser.alarms.clear(ALARM);
}
