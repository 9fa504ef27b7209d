import { colorScheme } from '../../overlay/color-scheme.ts';
import css from './message.css?inline';

const NAME = 'alongside-message';
/** Inline and important, it wins over whatever rules the page has for its elements. */
const HOST_STYLE =
  'all:initial!important;position:fixed!important;z-index:2147483647!important;pointer-events:none!important';

/** Where messages stand on the page, in a shadow root; put there by the first. */
export function messagePlace(): HTMLElement {
  const known = document.querySelector(NAME)?.shadowRoot?.querySelector('div');
  if (known) return known;
  const host = document.createElement(NAME);
  host.style.cssText = HOST_STYLE;
  const root = host.attachShadow({ mode: 'open' });
  // Not a style element: the page's own policy may forbid those.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const place = document.createElement('div');
  place.className = 'overlay';
  place.setAttribute('role', 'status');
  const { colorScheme: property } = getComputedStyle(document.documentElement);
  const meta = document.querySelector<HTMLMetaElement>('meta[name=color-scheme]');
  place.style.colorScheme = colorScheme(property, meta?.content);
  root.append(place);
  document.documentElement.append(host);
  return place;
}
