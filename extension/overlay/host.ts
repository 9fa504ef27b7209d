import css from './overlay.css?inline';
import { followPageLook } from './page-look.ts';

/** Inline and important, it wins over whatever rules the page has for its elements. */
const HOST_STYLE =
  'all:initial!important;position:fixed!important;z-index:2147483647!important;pointer-events:none!important';

/** How often the overlay puts itself back into a page that took it out: a page that insists is left alone. */
const MOST_RETURNS = 10;

/** The overlay's place on the page. */
interface Place {
  host: HTMLElement;
  /** What to render into, in the host's shadow root. */
  stage: HTMLElement;
  /** Adapts the stage to the page's looks before the next frame. */
  look: () => void;
}

/**
 * Puts `<alongside-overlay>` onto the page, where it stays until `signal` aborts, also when the page
 * takes out what is not its own (React does when hydration fails).
 */
export function createHost(signal: AbortSignal): Place {
  const host = document.createElement('alongside-overlay');
  host.style.cssText = HOST_STYLE;
  const root = host.attachShadow({ mode: 'open' });
  const stage = document.createElement('div');
  root.append(stage);
  adoptStyle(root);
  const look = followPageLook(stage, signal);

  // The page's shortcuts are not meant for who types into the search field.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }

  let puts = 0;
  const attach = () => {
    // A page may be without its root for a moment; the observer calls again when one comes.
    const page: HTMLElement | null = document.documentElement;
    if (page && !host.isConnected && puts++ <= MOST_RETURNS) {
      // Not into the body: a transform or filter there would be what `fixed` refers to.
      page.append(host);
      observer.observe(document, { childList: true });
      // Sites switch their theme by an attribute of the root: class, data-theme, style.
      observer.observe(page, { childList: true, attributes: true });
    }
    look();
  };
  const observer = new MutationObserver(attach);
  attach();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    host.remove();
  });
  return { host, stage, look };
}

function adoptStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses that to content scripts: https://bugzilla.mozilla.org/show_bug.cgi?id=1751346
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
