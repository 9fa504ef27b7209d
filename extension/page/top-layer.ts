/**
 * Inline and important, it wins over whatever rules the page has for its elements. Fixed and in front
 * it is without the top layer, too, where a browser or a page keeps it out of that.
 */
const HOST_STYLE =
  'all:initial!important;position:fixed!important;z-index:2147483647!important;pointer-events:none!important';

/**
 * For the style sheet in its shadow root, from where what is important wins over the page's own, in an
 * attribute, too. The page's rules for what is drawn behind an element in the top layer, before it and
 * after it are not for a host of ours.
 */
export const HOST_RULES = `:host{${HOST_STYLE}}:host::backdrop,:host::before,:host::after{display:none!important}`;

/**
 * An element of the page for a shadow root of ours, ready for {@link raise}.
 *
 * @param name of the element, with a hyphen
 */
export function createHostElement(name: string): HTMLElement {
  const host = document.createElement(name);
  host.style.cssText = HOST_STYLE;
  return host;
}

/**
 * Brings a host that stands in the page into the top layer. There no transform, filter, containment
 * or the like of the page's root moves what is fixed in it, and nothing of the page covers it but
 * what the page opens later.
 */
export function raise(host: HTMLElement): void {
  try {
    host.popover = 'manual';
    host.showPopover();
  } catch (error) {
    console.debug('Alongside stands in the page, not above it:', error);
  }
}

/** Whether it is there. */
export function isRaised(host: HTMLElement): boolean {
  return host.matches(':popover-open');
}
