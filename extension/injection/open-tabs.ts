import { type Browser, browser } from 'wxt/browser';

const OVERLAY_SCRIPT = '/chapter.js';
/** The content scripts, as the manifest names them but for the slash. */
const SCRIPTS = [OVERLAY_SCRIPT, '/site.js'] as const;
type Script = (typeof SCRIPTS)[number];

/**
 * Runs the content scripts in tabs that were open before this version of the extension was there:
 * the browser itself does so only for pages that load from now on.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  for (const script of browser.runtime.getManifest().content_scripts ?? []) {
    const tabs = await browser.tabs.query({ url: script.matches ?? [] });
    const excluded = script.exclude_matches?.length
      ? await browser.tabs.query({ url: script.exclude_matches })
      : [];
    const others = new Set(excluded.map(({ id }) => id));
    const files = SCRIPTS.filter((file) => script.js?.includes(file.slice(1)));
    for (const { id, discarded } of tabs) {
      if (id !== undefined && !discarded && !others.has(id)) await run(id, files);
    }
  }
}

/** Runs the overlay in the page of `sender`, where a client-side link has led to a chapter. */
export async function injectOverlay(sender: Browser.runtime.MessageSender): Promise<void> {
  if (sender.tab?.id !== undefined) await run(sender.tab.id, [OVERLAY_SCRIPT]);
}

async function run(tabId: number, files: Script[]): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch (error) {
    // The tab was closed or shows an error page meanwhile: there is nothing to run in.
    console.debug(`Alongside did not run in tab ${tabId}:`, error);
  }
}
