import { type Browser, browser } from 'wxt/browser';
import { withTimeout } from '../timing/with-timeout.ts';
import type { PagePort } from './chapter-tabs.ts';

/** The content scripts, as the manifest names them but for the slash; each course site has one with its rule. */
type Script =
  | '/chapter.js'
  | '/overlay.js'
  | '/people.js'
  | '/site.js'
  | `/sites/${number}.js`
  | '/frame.js';
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
  const runs = scripts.map(async (script) => {
    const files = scriptsOf(script);
    const tabs = (await tabsFor(script)).map(async (tabId) => {
      await run({ tabId }, files);
      if (FRAME_SITES !== '') await run({ tabId, allFrames: true }, ['/frame.js']);
    });
    await Promise.all(tabs);
  });
  await Promise.all(runs);
}

/**
 * Runs the overlay in the page of `sender`, where a client-side link has led to a chapter: its two
 * scripts one after the other, so that the page is not held for as long as both take.
 */
export async function injectOverlay(sender: Browser.runtime.MessageSender): Promise<void> {
  const tabId = sender.tab?.id;
  if (tabId === undefined) return;
  await Promise.all([run({ tabId }, ['/chapter.js']), run({ tabId }, ['/overlay.js'])]);
}

/** Runs in the page of `sender` what draws people by name. */
export async function injectPeople(sender: PagePort['sender']): Promise<void> {
  if (sender?.tab?.id !== undefined) await run({ tabId: sender.tab.id }, ['/people.js']);
}

/** The tabs whose page the manifest means by `script`. */
async function tabsFor({ matches, exclude_matches }: ContentScript): Promise<number[]> {
  const excluded = await tabsAt(exclude_matches);
  return (await tabsAt(matches)).filter((tabId) => !excluded.includes(tabId));
}

async function tabsAt(url: string[] = []): Promise<number[]> {
  // Without an address the browser would name all.
  const tabs = url.length > 0 ? await browser.tabs.query({ url, discarded: false }) : [];
  return tabs.flatMap(({ id }) => id ?? []);
}

function scriptsOf({ js = [] }: ContentScript): Script[] {
  return js.map((file) => `/${file}`).filter(isScript);
}

function isScript(file: string): file is Script {
  return /^.(chapter|overlay|site|frame|sites.\d+)\.js$/.test(file);
}

async function run(target: { tabId: number; allFrames?: true }, files: Script[]): Promise<void> {
  try {
    const running = browser.scripting.executeScript({ target, files });
    await withTimeout('the page to run it', running, RUN_TIMEOUT_MS);
  } catch (error) {
    // Closed, or with an error page, it has nothing to run in; frozen, it runs it when it is thawed.
    console.debug('Alongside did not run in a tab:', error);
  }
}
