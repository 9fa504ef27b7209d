/** What makes a click. */
const CLICKS = ['click', 'auxclick', 'dblclick'];

/**
 * Gives `host`, an element of ours in somebody's page, its shadow root. The page can't look into it and
 * read who is here: it is open in builds for demo and tests alone (`WXT_OPEN_SHADOW`). A click that no
 * person made does nothing in it.
 */
export function attachShadow(host: HTMLElement): ShadowRoot {
  const root = host.attachShadow({ mode: import.meta.env.WXT_OPEN_SHADOW ? 'open' : 'closed' });
  for (const type of CLICKS) root.addEventListener(type, dropUntrusted, { capture: true });
  return root;
}

function dropUntrusted(event: Event): void {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
}
