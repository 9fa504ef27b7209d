import { attachShadow } from '../page/shadow.ts';
import { HOST_RULES, isRaised, raise } from '../page/top-layer.ts';
import { isModalOpen } from './modal.ts';
import { createReturnLimit } from './returns.ts';

const NAME = 'alongside-overlay';
/** Ms until it is looked again whether a dialog of the page has closed: no event tells in every case. */
const DIALOG_RETRY_MS = 1_000;

/** The overlay's place on the page. */
export interface Place {
  host: HTMLElement;
  root: ShadowRoot;
  /** What to render into, in the host's shadow root. */
  stage: HTMLElement;
  /** Adds rules to those of the shadow root. */
  addStyle(rules: string): void;
  /** Has the host come back where something has lowered it, of which `toggle` tells, and only that. */
  settle(): void;
}

/**
 * Puts `<alongside-overlay>` onto the page and into the top layer, where it stays until `signal`
 * aborts, also when the page takes out, moves or hides what is not its own (React does when hydration
 * fails). Above a modal dialog it would be seen and could not be clicked: it rises when that has
 * closed. One that an older script has left behind goes.
 *
 * @param mayReturn asked when it was taken out
 */
export function createHost(signal: AbortSignal, mayReturn: () => boolean): Place {
  for (const left of document.querySelectorAll(NAME)) left.remove();
  const host = document.createElement(NAME);
  const root = attachShadow(host);
  const stage = document.createElement('div');
  root.append(stage);
  const addStyle = (rules: string) => adoptStyle(root, rules);
  addStyle(HOST_RULES);

  const ask = createReturnLimit();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    clearTimeout(timer);
    // A page may be without its root for a moment; the observer calls again when one comes.
    const page: HTMLElement | null = document.documentElement;
    const isInPlace = host.parentNode === page;
    if (!page || signal.aborted || (isInPlace && isRaised(host)) || !mayReturn()) return;
    const isCovered = isModalOpen();
    const wait = isInPlace && isCovered ? DIALOG_RETRY_MS : ask(performance.now());
    if (wait > 0) {
      timer = setTimeout(settle, wait);
      return;
    }
    observer.observe(document, { childList: true });
    observer.observe(page, { childList: true });
    // Not into the body: frameworks take that for their own more often than the root.
    if (!isInPlace) page.append(host); // which is observed, and so looked at again where it is covered
    if (!isCovered) raise(host);
  };
  const observer = new MutationObserver(settle);
  settle();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    host.remove();
  });
  return { host, root, stage, addStyle, settle };
}

function adoptStyle(root: ShadowRoot, rules: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets.push(sheet);
  } catch {
    // Firefox refuses that to content scripts: https://bugzilla.mozilla.org/show_bug.cgi?id=1751346
    const style = document.createElement('style');
    style.textContent = rules;
    root.append(style);
  }
}
