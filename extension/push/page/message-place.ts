import { pageColorScheme } from '../../page/color-scheme.ts';
import { attachShadow } from '../../page/shadow.ts';
import { HOST_RULES, raise } from '../../page/top-layer.ts';
import css from './message.css?inline';

declare global {
  /**
   * Where messages stand on this page, once there was one: each is shown by a script of its own. An element
   * of that name that the page itself made is none of ours.
   */
  var alongsideMessages: HTMLElement | undefined;
}

/** Where messages stand on the page, in a shadow root; put there by the first. */
export function messagePlace(): HTMLElement {
  const known = globalThis.alongsideMessages;
  if (known?.isConnected) return known;
  const host = document.createElement('alongside-message');
  const root = attachShadow(host);
  // Not a style element: the page's own policy may forbid those.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HOST_RULES + css);
  root.adoptedStyleSheets = [sheet];
  const place = document.createElement('div');
  place.className = 'overlay';
  place.setAttribute('role', 'status');
  place.style.colorScheme = pageColorScheme();
  root.append(place);
  document.documentElement.append(host);
  raise(host);
  globalThis.alongsideMessages = place;
  return place;
}
