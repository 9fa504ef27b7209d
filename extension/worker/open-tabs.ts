import { type Browser, browser } from 'wxt/browser';
import { withTimeout } from '../timing/with-timeout.ts';

const OVERLAY_SCRIPT = '/chapter.js';
/** The content scripts, as the manifest names them but for the slash. */
const SCRIPTS = [OVERLAY_SCRIPT, '/site.js'] as const;
/** Besides them each course site has one with its rule. */
type Script = (typeof SCRIPTS)[number] | `/sites/${number}.js`;
type ContentScript = NonNullable<Browser.runtime.Manifest['content_scripts']>[number];

/** Ms that is waited for a tab to run a script. A frozen one runs it when it is thawed. */
const RUN_TIMEOUT_MS = 10_000;

/**
 * Runs the content scripts in tabs that were open before this version of the extension was there:
 * the browser itself does so for pages that load from now on, and now and then for others, too. In
 * a page that has them already they do nothing. No tab waits for another.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  const filesOf = new Map<number, Script[]>();
  const found = scripts.map(async (script) => ({ script, tabIds: await tabsFor(script) }));
  for (const { script, tabIds } of await Promise.all(found)) {
    const files = script.js?.flatMap(scriptOf) ?? [];
    for (const tabId of tabIds) filesOf.set(tabId, [...(filesOf.get(tabId) ?? []), ...files]);
  }
  await Promise.all([...filesOf].map(([tabId, files]) => run(tabId, files)));
}

/** Runs the overlay in the page of `sender`, where a client-side link has led to a chapter. */
export async function injectOverlay(sender: Browser.runtime.MessageSender): Promise<void> {
  if (sender.tab?.id !== undefined) await run(sender.tab.id, [OVERLAY_SCRIPT]);
}

/** The tabs whose page the manifest means by `script`. */
async function tabsFor(script: ContentScript): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: script.matches ?? [] });
  const excluded = script.exclude_matches?.length
    ? await browser.tabs.query({ url: script.exclude_matches })
    : [];
  const others = new Set(excluded.map(({ id }) => id));
  return tabs.flatMap(({ id, discarded }) =>
    id === undefined || discarded || others.has(id) ? [] : [id],
  );
}

function scriptOf(file: string): Script[] {
  const [, site] = /^sites\/(\d+)/.exec(file) ?? [];
  if (site !== undefined) return [`/sites/${Number(site)}.js`];
  return SCRIPTS.filter((script) => script.endsWith(file));
}

async function run(tabId: number, files: Script[]): Promise<void> {
  try {
    const running = browser.scripting.executeScript({ target: { tabId }, files });
    await withTimeout('the page to run it', running, RUN_TIMEOUT_MS);
  } catch (error) {
    // Closed, or with an error page, it has nothing to run in; frozen, it runs it when it is thawed.
    console.debug(`Alongside did not run in tab ${tabId}:`, error);
  }
}
