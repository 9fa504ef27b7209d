import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { neededElements } from '../../../server/contract/sites/document-facts.ts';
import { PRESET_ELEMENTS } from '../../../server/contract/sites/likely-preset.ts';
import type { PageCheck } from '../../messages/page-check.ts';
import { withTimeout } from '../../timing/with-timeout.ts';
import { BUILD_RULES } from '../build-rules.ts';
import { gatherFacts, limits } from './gather-facts.ts';
import { judgePage } from './judge-page.ts';
import { PageFacts } from './page-facts.ts';

/** Ms that a page has to answer: one that hangs, or is held by a debugger, never does. */
const TIMEOUT_MS = 3_000;

/**
 * Looks at the page in a tab, by the rules of this build. That the popup was opened by a click lets it
 * (`activeTab`) look at any page that extensions may see.
 *
 * @param tabId `null` where there is no tab
 */
export async function checkTab(tabId: number | null): Promise<PageCheck> {
  const facts = tabId === null ? null : await factsIn(tabId);
  return facts ? judgePage(facts, BUILD_RULES) : { state: 'out-of-reach' };
}

async function factsIn(tabId: number): Promise<PageFacts | null> {
  const needed = [...PRESET_ELEMENTS, ...neededElements(BUILD_RULES)];
  try {
    const [frame] = await withTimeout(
      'the page',
      browser.scripting.executeScript({
        target: { tabId },
        func: gatherFacts,
        args: [needed, limits],
        injectImmediately: true,
      }),
      TIMEOUT_MS,
    );
    const facts = v.safeParse(PageFacts, frame?.result);
    return facts.success ? facts.output : null;
  } catch {
    return null; // the browser's own page, a store, a file, a page that hangs: which one no error tells
  }
}
