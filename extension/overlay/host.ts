import css from './overlay.css?inline';
import { createReturnLimit } from './returns.ts';
import { createHostElement, HOST_RULES, raise } from './top-layer.ts';

const NAME = 'alongside-overlay';

/** The overlay's place on the page. */
interface Place {
  host: HTMLElement;
  root: ShadowRoot;
  /** What to render into, in the host's shadow root. */
  stage: HTMLElement;
}

/**
 * Puts `<alongside-overlay>` onto the page, where it stays until `signal` aborts, also when the page
 * takes out what is not its own (React does when hydration fails). One that an older script has left
 * behind goes.
 *
 * @param mayReturn asked when it was taken out
 */
export function createHost(signal: AbortSignal, mayReturn: () => boolean): Place {
  for (const left of document.querySelectorAll(NAME)) left.remove();
  const host = createHostElement(NAME);
  const root = host.attachShadow({ mode: 'open' });
  const stage = document.createElement('div');
  root.append(stage);
  adoptStyle(root, HOST_RULES + css);

  const ask = createReturnLimit();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attach = () => {
    // A page may be without its root for a moment; the observer calls again when one comes.
    const page: HTMLElement | null = document.documentElement;
    if (!page || host.isConnected || !mayReturn()) return;
    clearTimeout(timer);
    const wait = ask(performance.now());
    if (wait > 0) {
      timer = setTimeout(attach, wait);
      return;
    }
    // Not into the body: frameworks take that for their own more often than the root.
    page.append(host);
    raise(host);
    observer.observe(document, { childList: true });
    observer.observe(page, { childList: true });
  };
  const observer = new MutationObserver(attach);
  attach();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    host.remove();
  });
  return { host, root, stage };
}

function adoptStyle(root: ShadowRoot, rules: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses that to content scripts: https://bugzilla.mozilla.org/show_bug.cgi?id=1751346
    const style = document.createElement('style');
    style.textContent = rules;
    root.append(style);
  }
}
