import type { Page } from 'puppeteer';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { watchConsoles } from './consoles.ts';
import { type CourseSite, type CourseSiteLook, openCourseSite } from './course-site.ts';
import { type FaultyFront, openFaultyFront } from './faulty-front.ts';
import { type OverlayHistory, recordOverlay } from './overlay-history.ts';
import { openProtocolClient, type ProtocolClient } from './protocol-client.ts';
import { openStage, type Stage } from './stage.ts';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A learner whose browser reaches the server over a line that can be disturbed. */
export interface Learner extends LearnerBrowser {
  /** First on the way to the server: HTTP requests can be answered badly here. */
  front: FaultyFront;
  /** Behind it: everything can be disturbed here. */
  proxy: TcpProxy;
  /** What was written to the consoles of its pages and its worker. */
  consoles: readonly string[];
}

/** A server, a course site of its own, and learners with and without browsers. */
export interface FaultyStage extends AsyncDisposable {
  stage: Stage;
  site: CourseSite;
  /** A learner in a browser, signed in. */
  learner(name: string): Promise<Learner>;
  /** A learner without a browser, signed in, directly at the server. */
  client(name: string): Promise<ProtocolClient>;
}

/**
 * @param look of the course site
 * @param options.env of the server
 * @param options.extensionDir the built extension, where it is another than the usual
 */
export async function openFaultyStage(
  look?: CourseSiteLook,
  options: { env?: Record<string, string>; extensionDir?: string } = {},
): Promise<FaultyStage> {
  const { env, ...ofBrowser } = options;
  const stack = new AsyncDisposableStack();
  const site = stack.use(await openCourseSite(look));
  const stage = stack.use(await openStage(env));
  return {
    stage,
    site,
    async learner(name) {
      const proxy = stack.use(await openTcpProxy(stage.server.url));
      const front = stack.use(await openFaultyFront(proxy.url));
      const browser = await stage.stranger({ serverUrl: front.url, ...ofBrowser });
      await browser.signIn(await browser.open(site.url), name);
      return { ...browser, front, proxy, consoles: watchConsoles(browser.browser) };
    },
    client: async (name) => stack.use(await openProtocolClient(stage.server.url, name)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Opens `url` in a new tab of `learner`, in front, and records what its overlay shows from the start. */
export async function openRecorded(
  learner: LearnerBrowser,
  url: string,
): Promise<{ page: Page; history: OverlayHistory }> {
  const page = await learner.browser.newPage();
  const history = await recordOverlay(page);
  await page.goto(url, { waitUntil: 'load' });
  return { page, history };
}
