import { pageColorScheme } from '../../page/color-scheme.ts';
import { HOST_RULES, raise } from '../../page/top-layer.ts';
import css from './message.css?inline';

const NAME = 'alongside-message';

/** Where messages stand on the page, in a shadow root; put there by the first. */
export function messagePlace(): HTMLElement {
  const known = document.querySelector(NAME)?.shadowRoot?.querySelector('div');
  if (known) return known;
  const host = document.createElement(NAME);
  const root = host.attachShadow({ mode: 'open' });
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
  return place;
}
