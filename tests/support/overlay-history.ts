import type { Page } from 'puppeteer';
import * as v from 'valibot';

const Moment = v.object({
  /** Ms since the epoch. */
  at: v.number(),
  /** How many overlays stood on the page. */
  overlays: v.number(),
  /** The number in the pill; `null` without an overlay. */
  count: v.nullable(v.number()),
  /** How the pill said that the connection stood. */
  connection: v.nullable(v.string()),
  /** The words of the toast; `null` while there was none. */
  toast: v.nullable(v.string()),
});

/** What the overlay on a page showed at a time. */
export type Moment = v.InferOutput<typeof Moment>;

/** All that the overlay on a page has shown since the recording began, change by change. */
export type OverlayHistory = readonly Moment[];

const BINDING = 'alongsideShowed';

/** Records what the overlay on `page` shows from now on, on this document and on those that follow. */
export async function recordOverlay(page: Page): Promise<OverlayHistory> {
  const history: Moment[] = [];
  await page.exposeFunction(BINDING, (text: string) => {
    history.push(v.parse(Moment, JSON.parse(text)));
  });
  await page.evaluateOnNewDocument(watchOverlay, BINDING);
  await page.evaluate(watchOverlay, BINDING);
  return history;
}

/** The toasts of a history, each with the words that it ended with. */
export function toastsOf(history: OverlayHistory): string[] {
  const toasts: string[] = [];
  let shown = false;
  for (const { toast } of history) {
    if (toast !== null) toasts.splice(shown ? -1 : toasts.length, shown ? 1 : 0, toast);
    shown = toast !== null;
  }
  return toasts;
}

/** The numbers of a history, without repetitions. */
export function countsOf(history: OverlayHistory): number[] {
  const counts = history.flatMap(({ count }) => (count ? [count] : []));
  return counts.filter((count, index) => count !== counts[index - 1]);
}

/** What a history said of the connection since it was live for the first time, without repetitions. */
export function connectionsOf(history: OverlayHistory): string[] {
  const all = history.flatMap(({ connection }) => (connection ? [connection] : []));
  const since = all.slice(all.indexOf('live'));
  return since.filter((connection, index) => connection !== since[index - 1]);
}

/** Runs in the page, in its own world: all it needs is inside. */
function watchOverlay(binding: string): void {
  const watched = new WeakSet<ShadowRoot>();
  let seen = '';

  const look = () => {
    const hosts = [...document.querySelectorAll('alongside-overlay')];
    for (const { shadowRoot } of hosts) {
      if (!shadowRoot || watched.has(shadowRoot)) continue;
      watched.add(shadowRoot);
      observer.observe(shadowRoot, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    }
    const root = hosts[0]?.shadowRoot;
    const pill = root?.querySelector<HTMLElement>('[data-part="viewer-counter"]');
    const shows = {
      overlays: hosts.length,
      count: pill ? Number(pill.dataset.count) : null,
      connection: pill?.classList.item(2) ?? null,
      toast: root?.querySelector('[data-part="join-toast"] .sentence')?.textContent ?? null,
    };
    const text = JSON.stringify(shows);
    if (text === seen) return;
    seen = text;
    const tell: unknown = Reflect.get(window, binding);
    const at = performance.timeOrigin + performance.now();
    if (typeof tell === 'function') tell(JSON.stringify({ at, ...shows }));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true });
  look();
}
