import { browser } from 'wxt/browser';

/**
 * The cookies that Clerk changes when somebody signs in or out on a site: the browser's secret, and
 * since when somebody is signed in. Each may have the instance's own suffix.
 */
const COOKIE = /^(__client|__client_uat|__clerk_db_jwt)(_[\w-]+)?$/;

/** Ms; a sign-in changes several of them at once. */
const SETTLING_MS = 200;

/** The cookies of a course site whose session this browser shares. */
export interface SiteCookies {
  /** How often they have changed since this worker started. */
  changes(): number;
  /** Calls `settled` when somebody may have signed in or out there, and the cookies have come to rest. */
  onSettled(settled: () => void): void;
}

/**
 * Watches them, also in a worker that was ended.
 *
 * @param syncHost address of the site
 */
export function watchSite(syncHost: string): SiteCookies {
  const { hostname } = new URL(syncHost);
  let changes = 0;
  let settled: () => void = () => undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  browser.cookies.onChanged.addListener(({ cookie }) => {
    const domain = cookie.domain.replace(/^\./, '');
    const isSite = hostname === domain || hostname.endsWith(`.${domain}`);
    if (!isSite || !COOKIE.test(cookie.name)) return;
    changes += 1;
    clearTimeout(settling);
    settling = setTimeout(() => settled(), SETTLING_MS);
  });
  return {
    changes: () => changes,
    onSettled(listener) {
      settled = listener;
    },
  };
}

/** What says on the course site who is signed in there: it stays the same while nobody comes or goes. */
export async function siteMark(syncHost: string): Promise<string> {
  const cookies = await browser.cookies.getAll({ url: syncHost });
  const marks = cookies.filter(({ name }) => COOKIE.test(name));
  return marks.map(({ name, value }) => `${name}=${value}`).join();
}
